// A simulated vCenter, and a door of its own by which tests break things there. Both ports are chosen by the system and
// printed in one line: the address of the API, that of the door.
package main

import (
	"crypto/tls"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

func main() {
	model := simulator.VPX()
	uuid := flag.String("uuid", "", "instance UUID")
	flag.IntVar(&model.Cluster, "cluster", 2, "clusters")
	flag.IntVar(&model.ClusterHost, "host", 3, "hosts of each cluster")
	flag.IntVar(&model.Machine, "vm", 2, "machines of each cluster")
	flag.IntVar(&model.Datastore, "ds", 2, "datastores")
	model.Host = 0
	flag.Parse()
	defer model.Remove()
	if err := model.Create(); err != nil {
		log.Fatal(err)
	}
	content := &simulator.Map.Get(vim25.ServiceInstance).(*simulator.ServiceInstance).Content
	content.About.InstanceUuid = *uuid
	for _, e := range simulator.Map.All("Datastore") {
		d := e.(*simulator.Datastore)
		d.Summary.MaintenanceMode = "normal"
		d.Summary.Accessible = true
		d.Summary.Capacity = 4 << 40
		d.Summary.FreeSpace = 3 << 40
	}
	model.Service.RegisterEndpoints = true
	model.Service.Listen = &url.URL{Host: "127.0.0.1:0", User: url.UserPassword("vioscope@vsphere.local", "right")}
	model.Service.TLS = new(tls.Config)
	server := model.Service.NewServer()
	defer server.Close()
	door, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/set", set)
	http.HandleFunc("/alarm", alarm)
	fmt.Println(server.URL.Host, door.Addr())
	log.Fatal(http.Serve(door, nil))
}

// set changes one property: /set?type=HostSystem&id=host-24&path=runtime.connectionState&value=notResponding
func set(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	object := simulator.Map.Get(types.ManagedObjectReference{Type: q.Get("type"), Value: q.Get("id")})
	if object == nil {
		http.NotFound(w, r)
		return
	}
	change := types.PropertyChange{Name: q.Get("path"), Val: value(q.Get("path"), q.Get("value"))}
	simulator.Map.Update(object.(mo.Reference), []types.PropertyChange{change})
}

// alarm has the top folder say that one alarm is on, or none: /alarm?type=HostSystem&id=host-24&status=red&name=Some
// This library raises none itself.
func alarm(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	ref := types.ManagedObjectReference{Type: "Alarm", Value: "alarm-1"}
	var states []types.AlarmState
	if q.Get("status") != "" {
		info := types.AlarmInfo{Alarm: ref}
		info.Name = q.Get("name")
		info.Description = "Default alarm"
		simulator.Map.Put(&mo.Alarm{ExtensibleManagedObject: mo.ExtensibleManagedObject{Self: ref}, Info: info})
		states = []types.AlarmState{{
			Key:           "1",
			Entity:        types.ManagedObjectReference{Type: q.Get("type"), Value: q.Get("id")},
			Alarm:         ref,
			OverallStatus: types.ManagedEntityStatus(q.Get("status")),
			Time:          time.Now(),
		}}
	}
	root := simulator.Map.Get(simulator.Map.Get(vim25.ServiceInstance).(*simulator.ServiceInstance).Content.RootFolder)
	simulator.Map.Update(root, []types.PropertyChange{{Name: "triggeredAlarmState", Val: states}})
}

// value makes of a text what the property holds.
func value(path string, text string) types.AnyType {
	switch path {
	case "runtime.connectionState":
		return types.HostSystemConnectionState(text)
	case "runtime.powerState":
		return types.HostSystemPowerState(text)
	case "runtime.host":
		return &types.ManagedObjectReference{Type: "HostSystem", Value: text}
	case "summary.freeSpace":
		n, _ := strconv.ParseInt(text, 10, 64)
		return n
	case "summary.accessible", "runtime.inMaintenanceMode":
		return text == "true"
	}
	return text
}
