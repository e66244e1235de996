package io.vioscope.simulator.cloud;

/** What stands in the way of what users ask for, asked anew at each step of it. */
public interface Obstacles {
    /** Nothing ever does. */
    Obstacles NONE = new Obstacles() {};

    /** Whether a project may have no more servers, as its quota is used up: Nova's 403. */
    default boolean isRefused(Project project) {
        return false;
    }

    /** Of choosing where a new server goes. */
    default Obstacle toSchedule() {
        return Obstacle.NONE;
    }

    /** Of making a new server on a cluster. */
    default Obstacle toBuild(VirtualMachine server, Cluster cluster) {
        return Obstacle.NONE;
    }

    /** Of doing anything else to a server of a cluster. */
    default Obstacle toOperate(VirtualMachine server, Cluster cluster) {
        return Obstacle.NONE;
    }

    /** Of making or deleting a volume. */
    default Obstacle toProvision(Backend backend) {
        return Obstacle.NONE;
    }

    /** Of attaching or detaching one. */
    default Obstacle toAttach(Backend backend) {
        return Obstacle.NONE;
    }
}
