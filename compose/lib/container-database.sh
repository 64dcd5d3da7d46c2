#!/usr/bin/env bash
# Runs inside a PostgreSQL container when its cluster is new: makes the roles and the database of one service.
set -euo pipefail

side=$HINDSIGHT_DATABASE
password=$(cat "/run/secrets/$side-password")
export "HINDSIGHT_${side^^}_PASSWORD=$password"
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
    --file="/lib-hindsight/$side-database.sql"
