#!/bin/sh
# Puts the nightly run into the crontab of the user who runs this script; a line for the same manifest is replaced.
#   ./install-cron.sh /srv/fourme/sync.psd1 [/etc/fourme/environment]
# The environment file has lines FOURME_ACCOUNT=..., FOURME_TOKEN=... and FOURME_STATE_HOME=...; only this user may read it.
set -eu

manifest=${1:?Give the manifest as the first argument.}
environment=${2:-/etc/fourme/environment}
script=$(cd "$(dirname "$0")/.." && pwd)/nightly-people.ps1
pwsh=$(command -v pwsh) || { echo 'There is no pwsh.' >&2; exit 1; }
[ -f "$manifest" ] || { echo "There is no manifest '$manifest'." >&2; exit 1; }
[ -f "$environment" ] || { echo "There is no environment file '$environment'." >&2; exit 1; }
case $(ls -l "$environment") in -rw-------* | -r--------*) ;; *) echo "Others can read '$environment': chmod 600 it." >&2; exit 1 ;; esac

manifest=$(cd "$(dirname "$manifest")" && pwd)/$(basename "$manifest")
log=$(dirname "$manifest")/nightly.log
# cron mails what is written; with the log there is nothing to mail but what goes wrong before the script begins.
line="15 2 * * * set -a && . '$environment' && '$pwsh' -NoProfile -NonInteractive -File '$script' -Manifest '$manifest' -LogFile '$log' >/dev/null"
{ crontab -l 2>/dev/null | grep -vF -- "-Manifest '$manifest'" || true; echo "$line"; } | crontab -
echo "$line"
