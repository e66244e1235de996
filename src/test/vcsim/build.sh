#!/bin/sh
# Builds a simulated vCenter of the library "vcsim" (govmomi) as Debian has it, and a door to break things there:
#   build.sh OUTPUT
# Needs Debian's golang-go, golang-github-vmware-govmomi-dev and golang-github-google-uuid-dev. Clusters are called domain-cNN, as
# in a real vCenter, for which one file of the library is overlaid; nothing that is installed is changed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
case $1 in /*) out=$1 ;; *) out=$PWD/$1 ;; esac
src=/usr/share/gocode/src/github.com/vmware/govmomi/simulator
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
sed -e 's|^var refValueMap = map\[string\]string{|&\n\t"ClusterComputeResource": "domain-c",|' \
    -e 's|ref.Value = fmt.Sprintf("%s-%d", valuePrefix(ref.Type), n)|&\n\t\tref.Value = strings.Replace(ref.Value, "domain-c-", "domain-c", 1)|' \
    "$src/registry.go" > "$tmp/registry.patched"
echo "{\"Replace\": {\"$src/registry.go\": \"$tmp/registry.patched\"}}" > "$tmp/overlay.json"
cp "$here/main.go" "$tmp/"
cd "$tmp"
export GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= CGO_ENABLED=0
exec /usr/bin/go build -overlay overlay.json -o "$out" main.go
