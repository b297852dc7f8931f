#!/bin/sh
# Makes a service and a timer for the nightly run. As root; with DESTDIR the units are only written there.
#   ./install-systemd.sh /srv/fourme/sync.psd1 fourme [/etc/fourme/environment]
# The environment file has lines FOURME_ACCOUNT=... and FOURME_TOKEN=...; root owns it, and nobody else may read it.
set -eu

manifest=${1:?Give the manifest as the first argument.}
user=${2:?Give the user as the second argument.}
environment=${3:-/etc/fourme/environment}
script=$(cd "$(dirname "$0")/.." && pwd)/nightly-people.ps1
pwsh=$(command -v pwsh) || { echo 'There is no pwsh.' >&2; exit 1; }
[ -f "$manifest" ] || { echo "There is no manifest '$manifest'." >&2; exit 1; }
manifest=$(cd "$(dirname "$manifest")" && pwd)/$(basename "$manifest")
units=${DESTDIR:-}/etc/systemd/system
mkdir -p "$units"

cat > "$units/fourme-nightly.service" <<UNIT
[Unit]
Description=Nightly run of $manifest
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User=$user
EnvironmentFile=$environment
# Plans, baselines and ledgers: /var/lib/fourme, for the user alone.
StateDirectory=fourme
StateDirectoryMode=0700
Environment=FOURME_STATE_HOME=/var/lib/fourme
ExecStart=$pwsh -NoProfile -NonInteractive -File $script -Manifest $manifest
# Rows that failed, a busy run and a suspended one are no failure of the unit. A held plan (4) is: somebody has to look at it.
SuccessExitStatus=2 3 5
UNIT

cat > "$units/fourme-nightly.timer" <<UNIT
[Unit]
Description=Nightly run of $manifest

[Timer]
OnCalendar=*-*-* 02:15
Persistent=true

[Install]
WantedBy=timers.target
UNIT

if [ -z "${DESTDIR:-}" ]; then
    systemctl daemon-reload
    systemctl enable --now fourme-nightly.timer
fi
echo "$units/fourme-nightly.service $units/fourme-nightly.timer"
