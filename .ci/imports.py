#!/usr/bin/env python3
"""Checks that every target imports only what the layout allows (docs/architecture.md).

Package.swift declares the allowed imports of each target; the package manager itself lets a source import any target that is
built before it. This reads the declaration from `swift package describe` and refuses every other import.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

IMPORT = re.compile(r"^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|public|internal|private|fileprivate)\s+)?import\s+"
                    r"(?:(?:struct|class|enum|func|protocol|typealias|let|var)\s+)?(\w+)")
PLATFORM = {"Swift", "Foundation", "Glibc", "Darwin", "Synchronization", "Dispatch", "Testing", "FoundationEssentials"}


def main():
    root = Path(__file__).resolve().parent.parent
    described = subprocess.run(["swift", "package", "describe", "--type", "json"], cwd=root, capture_output=True, text=True)
    if described.returncode:
        sys.exit(described.stderr)
    refused = 0
    for target in json.loads(described.stdout)["targets"]:
        allowed = PLATFORM | {target["name"]} | set(target.get("target_dependencies", []))
        allowed |= set(target.get("product_dependencies", []))
        for name in target["sources"]:
            path = Path(target["path"]) / name
            if path.suffix != ".swift":
                continue
            for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
                found = IMPORT.match(line)
                if found and found[1] not in allowed:
                    print(f"{path}:{number}: {target['name']} may not import {found[1]}")
                    refused += 1
    print(f"imports: {refused} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
