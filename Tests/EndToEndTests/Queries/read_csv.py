"""Reads a CSV export of the audit from a file with Python's csv module, and prints what it found as JSON."""

import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as file:
    reader = csv.DictReader(file, strict=True)
    rows, last, is_falling, changes, odd = 0, None, True, set(), []
    for row in reader:
        rows += 1
        position = int(row["position"])
        is_falling = is_falling and (last is None or position == last - 1)
        last = position
        changes.add(json.dumps(json.loads(row["changes"]), sort_keys=True))
        if None in row or None in row.values():
            odd.append(position)
    print(json.dumps({
        "columns": reader.fieldnames, "rows": rows, "last": last, "is_falling": is_falling,
        "changes": sorted(changes), "odd": odd, "actor": row["actor"], "reason": row["reason"],
    }))
