#!/usr/bin/env bash
# Builds target/image: I-Con Explorer with its own Java. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: ./jlink-image.sh [--no-package] [--no-cache]

Builds target/image, which runs on machines without Java and from any folder:
  target/image/bin/icon-explorer

  --no-package  take target/app as it is instead of building it first
  --no-cache    leave out the start-up cache (smaller, slower to start)
  --help        show this

Needs Maven and a JDK 25 or newer: JAVA_HOME, or one of /usr/lib/jvm.
The image is for the system it is built on.
TEXT
}

say() { printf 'jlink-image: %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

package=yes cache=yes
for option in "$@"; do
  case $option in
    --no-package) package=no ;;
    --no-cache) cache=no ;;
    -h | --help) usage; exit ;;
    *) usage >&2; exit 2 ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")"
image=$PWD/target/image
scratch=$PWD/target/image-scratch

# What the program and its libraries use of Java; jdeps names them, ND4J and logback ask for the rest.
modules=java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.net.http
modules+=,java.prefs,java.sql,java.xml,jdk.incubator.vector,jdk.management,jdk.unsupported,jdk.zipfs
modules+=,javafx.controls,javafx.swing

find_jdk() {
  local home version
  for home in "${ICON_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* \
    "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2> /dev/null) || continue
    if [[ ${version:-0} -ge 25 && -x $home/bin/jlink ]]; then
      printf '%s\n' "$home"
      return
    fi
  done
  fail "found no JDK 25 or newer with jlink: let JAVA_HOME name one."
}

# JavaFX from its jars, with the native libraries as files: from inside a jar each start unpacks them.
javafx_modules() {
  local jar name
  mkdir -p "$scratch/jmods"
  for jar in target/app/lib/javafx/*.jar; do
    name=$(basename "$jar" .jar)
    mkdir -p "$scratch/$name" "$scratch/$name-native"
    (cd "$scratch/$name" && "$jdk/bin/jar" -xf "$OLDPWD/$jar")
    find "$scratch/$name" -maxdepth 1 \( -name '*.so' -o -name '*.dylib' -o -name '*.dll' \) \
      -exec mv {} "$scratch/$name-native" \;
    "$jdk/bin/jmod" create --class-path "$scratch/$name" --libs "$scratch/$name-native" \
      "$scratch/jmods/$name.jmod"
  done
}

build_image() {
  rm -rf "$image" "$scratch"
  mkdir -p "$image/lib" "$scratch"
  javafx_modules
  "$jdk/bin/jlink" --module-path "$scratch/jmods" --add-modules "$modules" \
    --no-header-files --no-man-pages --output "$image/runtime" > "$scratch/log" 2>&1 ||
    fail "jlink: $(cat "$scratch/log")"
  cp -R target/app/bin "$image/"
  cp target/app/lib/*.jar "$image/lib/"
  cp LICENSE "$image/"
  cp -R assets/licences "$image/"
}

# Runs the image's launcher with further options for Java.
launch() {
  local options=$1
  shift
  JDK_JAVA_OPTIONS=$options "$image/bin/icon-explorer" "$@" > "$scratch/log" 2>&1
}

# The line of the last run's log that says why it failed.
reason() { grep -m 1 -v -e '^NOTE' -e 'incubator modules' "$scratch/log" || echo "it said nothing"; }

# Records which classes a real window loads, off-screen, and keeps them ready to use in a file.
record_cache() {
  local recorded=$scratch/icon-explorer.aotconf made=$scratch/icon-explorer.aot
  say "recording the start-up cache"
  if launch "-XX:AOTMode=record -XX:AOTConfiguration=\"$recorded\"" measure --seconds 3 &&
    launch "-XX:AOTMode=create -XX:AOTConfiguration=\"$recorded\" -XX:AOTCache=\"$made\""; then
    mv "$made" "$image/lib/"
  else
    say "no start-up cache, the image starts without it: $(reason)" >&2
  fi
}

jdk=$(find_jdk)
if [[ $package == yes ]]; then
  say "building target/app"
  mvn -q package -Dmaven.test.skip=true
fi
[[ -x target/app/bin/icon-explorer ]] || fail "there is no target/app: leave out --no-package."

say "linking on $jdk"
build_image
[[ $cache == no ]] || record_cache
say "target/image/bin/icon-explorer is ready: $(du -sm "$image" | cut -f 1) MiB"
launch '' list || fail "it does not run: $(reason)"
if launch '' measure --seconds 1; then
  grep 'window shown' "$scratch/log" | sed 's/^/jlink-image: /'
else
  say "its start-up was not measured, no window opens off-screen here: $(reason)" >&2
fi
rm -rf "$scratch"
