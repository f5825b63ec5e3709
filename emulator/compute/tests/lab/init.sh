#!/bin/sh
# The init of the tests' guest: ends as systemd would when it is told to, and with any code that is written into /end.
trap 'echo "halting"; exit 130' 37
trap 'echo "rebooting"; exit 129' 39
read -r name </etc/hostname
echo "$name is up"
while :; do
    if [ -s /end ]; then
        read -r code </end
        : >/end
        exit "$code"
    fi
    sleep 0.02
done
