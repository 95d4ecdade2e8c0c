#!/usr/bin/env bash
# Resolves the libraries of every platform the program is built for. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: ./check-platforms.sh [PROFILE…]

Asks Maven for the libraries of each platform's profile, also of those that cannot
run here, and prints how many there are and how large they are:
  linux-x86_64 linux-arm64 macosx-x86_64 macosx-arm64 windows-x86_64

Windows on arm64 runs the x86-64 build by its own emulation: ND4J has no library for it.
What Maven has not got yet is fetched, about 100 MB for each platform.
TEXT
}

[[ ${1:-} != -h && ${1:-} != --help ]] || { usage; exit; }
cd "$(dirname "${BASH_SOURCE[0]}")"
platforms=("$@")
[[ $# -gt 0 ]] ||
  platforms=(linux-x86_64 linux-arm64 macosx-x86_64 macosx-arm64 windows-x86_64)
listing=$(mktemp)
trap 'rm -f "$listing"' EXIT

for platform in "${platforms[@]}"; do
  others=
  for other in linux-x86_64 linux-arm64 macosx-x86_64 macosx-arm64 windows-x86_64; do
    [[ $other == "$platform" ]] || others+=",!$other"
  done
  mvn -q -B -P "$platform$others" dependency:build-classpath -DincludeScope=runtime \
    -Dmdep.pathSeparator='|' -Dmdep.outputFile="$listing" > /dev/null ||
    { printf '%s: some library is missing, see mvn -P %s%s dependency:resolve\n' \
      "$platform" "$platform" "$others" >&2; exit 1; }
  IFS='|' read -r -a jars < "$listing" || true
  # ND4J, OpenBLAS, JavaCPP and four parts of JavaFX are of one platform each.
  grep -q "nd4j-native-[^|]*-$platform.jar" "$listing" ||
    { printf '%s: ND4J has no library for it\n' "$platform" >&2; exit 1; }
  printf '%-15s %3d libraries, %4d MiB\n' "$platform" "${#jars[@]}" \
    "$(du -cm "${jars[@]}" | tail -n 1 | cut -f 1)"
done
