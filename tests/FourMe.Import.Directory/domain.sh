#!/usr/bin/env bash
# Provisions an Active Directory domain with Samba, starts its domain controller on this network's loopback, and runs a command
# beside it. Called by 'unshare' in namespaces of its own: no port, name or process of this machine is touched, and all of it
# ends with the command.
#     domain.sh FOLDER COMMAND [ARGUMENT ...]
# Exit code 77: the domain cannot run here; the last line says why.
set -uo pipefail
folder=$1
shift
realm=widget.example
controller=dc1.$realm

cannot() { echo "$1"; exit 77; }

mkdir -p "$folder"
ip link set lo up 2>/dev/null || \
    cannot "No 'ip' here can start the loopback of a network of its own (Debian: apt-get install iproute2)."
# The name in the certificate has to be found, and only here.
printf '127.0.0.1 localhost %s dc1\n' "$controller" >"$folder/hosts"
mount --bind "$folder/hosts" /etc/hosts 2>/dev/null || cannot "No file can be mounted here, so the domain controller has no name."

samba-tool domain provision --configfile=/dev/null --targetdir="$folder/domain" --realm="$realm" --domain=WIDGET \
    --host-name=dc1 --host-ip=127.0.0.1 --adminpass="$DIRECTORY_ADMIN_PASSWORD" --server-role=dc --dns-backend=NONE --option='interfaces = lo' --option='bind interfaces only = yes' \
    --option='server services = ldap' --option='dcerpc endpoint servers = ' \
    --option="pid directory = $folder/domain/run" --option="ncalrpc dir = $folder/domain/ncalrpc" >"$folder/provision.log" 2>&1 ||
    cannot "Samba cannot provision a domain here: $(tail -n 1 "$folder/provision.log")"

samba --foreground --no-process-group --model=single --debug-stdout --configfile="$folder/domain/etc/smb.conf" >"$folder/samba.log" 2>&1 &
samba=$!
# It listens when it answers; the tests' watchdog ends what never does.
until (exec 3<>"/dev/tcp/$controller/636") 2>/dev/null; do
    kill -0 "$samba" 2>/dev/null || { echo "Samba ended by itself: $(tail -n 5 "$folder/samba.log")"; exit 1; }
    sleep 0.1
done

LDAPTLS_CACERT="$folder/domain/private/tls/ca.pem" "$@"
