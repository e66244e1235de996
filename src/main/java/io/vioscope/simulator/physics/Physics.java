package io.vioscope.simulator.physics;

import io.vioscope.model.EntityKey;
import io.vioscope.simulator.cloud.SimulatedCloud;
import io.vioscope.simulator.plant.Plant;
import io.vioscope.simulator.plant.Plant.Change;
import io.vioscope.simulator.plant.Trouble;

/** A simulated cloud and the plant it stands on: whatever is wrong with the one shows in the other. For any thread. */
public final class Physics {
    private final SimulatedCloud cloud;
    private final Plant plant = new Plant();
    private final Layout layout;
    private final Heartbeats heartbeats;
    private final ComputeDriver drivers;
    private final Capacity capacity;
    private final Guests guests;
    private final Traffic traffic;
    private final Disturbance disturbance;
    private final Weather weather;

    /** Puts a cloud on a plant that is well. */
    public Physics(SimulatedCloud cloud) {
        this.cloud = cloud;
        var turns = cloud.turns();
        layout = new Layout(cloud);
        var senses = new Senses(plant, layout);
        heartbeats = new Heartbeats(cloud.controlPlane(), layout, senses);
        drivers = new ComputeDriver(cloud.controlPlane(), layout, senses, turns);
        capacity = new Capacity(cloud.hosts(), layout, senses, turns);
        guests = new Guests(cloud.discoveries(), layout, senses, turns);
        traffic = new Traffic(cloud, senses, guests);
        disturbance = new Disturbance(plant, layout, turns);
        weather = new Weather(plant, layout, senses, turns, disturbance);
        plant.watch(this::follow);
        cloud.watch(guests::follow);
        cloud.meet(new Provisioning(senses, layout, guests));
    }

    private void follow(Change change) {
        weather.follow(change);
        disturbance.pass(change, heartbeats::follow);
        disturbance.pass(change, drivers::follow);
        disturbance.pass(change, capacity::follow);
        disturbance.pass(change, guests::follow);
        disturbance.follow(change);
    }

    /** The cloud. */
    public SimulatedCloud cloud() {
        return cloud;
    }

    /** The parts of the plant by name. */
    public Layout layout() {
        return layout;
    }

    /** The virtual machines as vSphere has them. */
    public Guests guests() {
        return guests;
    }

    /** Who reaches what users use. */
    public Traffic traffic() {
        return traffic;
    }

    /** How calls to the APIs fare. */
    public Weather weather() {
        return weather;
    }

    /** Disturbs the view from now on; the same seed disturbs it alike. */
    public void disturb(Noise noise, long seed) {
        cloud.turns().run(now -> disturbance.set(noise, seed));
    }

    /** Whether a part has this trouble. */
    public boolean has(EntityKey part, Trouble trouble) {
        return plant.has(part, trouble);
    }

    /** One cause more for a trouble. */
    public void begin(EntityKey part, Trouble trouble) {
        cloud.turns().run(now -> plant.begin(part, trouble));
    }

    /** One cause less. */
    public void end(EntityKey part, Trouble trouble) {
        cloud.turns().run(now -> plant.end(part, trouble));
    }
}
