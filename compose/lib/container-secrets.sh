#!/usr/bin/env bash
# Runs once before the containers of compose.yaml: fills the volumes of secrets that are still empty.
# Files rather than environment, and each volume is mounted only where its secrets are needed.
set -euo pipefail

data_dir=${1:-/secrets}
umask 022 # the volume is the fence: inside, several users of their own images read the files

random_hex() { od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'; }

# put FILE VALUE: what is there stays, the databases know it already
put() { [ -s "$data_dir/$1" ] || printf '%s' "$2" >"$data_dir/$1"; }

for side in command query; do
    put "$side-owner/postgres-password" "$(random_hex 32)"
    put "$side-owner/$side-password" "$(random_hex 32)"
    put "$side-service/database-url" \
        "postgresql://hindsight_$side:$(cat "$data_dir/$side-owner/$side-password")@$side-postgres/hindsight_$side"
done
put command-owner/database-url "postgresql://postgres:$(cat "$data_dir/command-owner/postgres-password")@command-postgres\
/hindsight_command?options=-c%20role%3Dhindsight_command_owner"

put command-service/jwt-secret "$(random_hex 32)"
put command-service/webhook-secret "whsec_$(head -c 32 /dev/urandom | base64 -w 0)"
put command-service/secrets-key "$(head -c 32 /dev/urandom | base64 -w 0)"
# What both services share: who signs tokens and webhooks, and who checks them.
cp "$data_dir"/command-service/{jwt,webhook}-secret "$data_dir/query-service/"
