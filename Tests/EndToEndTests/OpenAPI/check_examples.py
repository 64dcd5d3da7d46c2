"""Checks every example of an OpenAPI 3.1 document against the schema that it stands beside.

Usage: check_examples.py DOCUMENT. Prints what does not fit, one line each, and how many examples do.
"""

import json
import sys

from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)


def checked(place, holder):
    """Yields the problems of the examples beside `holder`'s schema, None for one that fits."""
    # References start at the root, so the schema is given the document's components.
    schema = {"components": document["components"], **holder["schema"]}
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for name, example in holder.get("examples", {}).items():
        problems = [f"{place} {name!r}: {error.json_path}: {error.message}" for error in validator.iter_errors(example["value"])]
        yield from problems or [None]


def holders():
    for path, item in document["paths"].items():
        for method, operation in item.items():
            place = f"{method} {path}"
            for parameter in operation.get("parameters", []):
                yield f"{place} {parameter['name']}", parameter
            for kind, content in operation.get("requestBody", {}).get("content", {}).items():
                yield f"{place} {kind}", content
            for status, response in operation["responses"].items():
                for kind, content in response.get("content", {}).items():
                    yield f"{place} {status} {kind}", content


results = [result for place, holder in holders() for result in checked(place, holder)]
problems = [result for result in results if result]
print("\n".join(problems + [f"{len(results) - len(problems)} examples fit"]))
sys.exit(1 if problems else 0)
