#!/usr/bin/env bash
# Builds target/image: I-Con Explorer with its own Java. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: ./jlink-image.sh [--package] [--no-build] [--no-cache]

Builds target/image, which runs on machines without Java and from any folder:
  target/image/bin/icon-explorer

  --package   also make what is handed out, in target/packages: tar.gz and, with
              dpkg-deb, deb on Linux; dmg on macOS; msi on Windows (both by jpackage)
  --no-build  take target/app as it is instead of building it first
  --no-cache  leave out the start-up cache (smaller, slower to start)
  --help      show this

Needs Maven and a JDK 25 or newer: JAVA_HOME, or one of /usr/lib/jvm.
The image is for the system it is built on.
TEXT
}

say() { printf 'jlink-image: %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

build=yes cache=yes package=no
for option in "$@"; do
  case $option in
    --package) package=yes ;;
    --no-build) build=no ;;
    --no-cache) cache=no ;;
    -h | --help) usage; exit ;;
    *) usage >&2; exit 2 ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")"
image=$PWD/target/image
packages=$PWD/target/packages
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
    --no-header-files --no-man-pages --compress zip-6 --output "$image/runtime" > "$scratch/log" 2>&1 ||
    fail "jlink: $(cat "$scratch/log")"
  cp -R target/app/bin target/app/share "$image/"
  mkdir -p "$image/share/icons"
  cp assets/icon/icon-explorer.svg assets/icon/icon-explorer.png "$image/share/icons/"
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

# Records which classes a real window loads, off-screen, and keeps them ready to use in a file. The
# JVM's AOT cache would keep more, but keeps no lambda where an incubator module is in use.
record_cache() {
  local classes=$scratch/classes made=$scratch/icon-explorer.jsa
  say "recording the start-up cache"
  if launch "-XX:DumpLoadedClassList=\"$classes\"" measure --seconds 3 &&
    launch "-Xshare:dump -XX:SharedClassListFile=\"$classes\" -XX:SharedArchiveFile=\"$made\""; then
    mv "$made" "$image/lib/"
  else
    say "no start-up cache, the image starts without it: $(reason)" >&2
  fi
}

# The median of ten starts.
measure_start() {
  local times=$scratch/times
  for _ in {1..10}; do
    launch '' measure --seconds 0 || return
    sed -n 's/^window shown after start: \([0-9]*\).*/\1/p' "$scratch/log"
  done | sort -n > "$times"
  [[ $(wc -l < "$times") -eq 10 ]] || return
  say "window shown after start: $(sed -n 5p "$times") ms, the median of ten;" \
    "$(head -n 1 "$times") to $(tail -n 1 "$times") ms"
}

# Size of a file or folder, in MiB.
mebibytes() { du -sm "$1" | cut -f 1; }

made() { say "$1 is ready: $(mebibytes "$1") MiB"; }

make_tar() {
  local name=$1
  tar -C "$image/.." --transform "s,^image,$name," --owner=0 --group=0 --numeric-owner \
    -czf "$packages/$name.tar.gz" image
  made "target/packages/$name.tar.gz"
}

make_deb() {
  local architecture root=$scratch/deb
  architecture=$(dpkg --print-architecture)
  mkdir -p "$root/DEBIAN" "$root/opt" "$root/usr/bin" "$root/usr/share/applications" \
    "$root/usr/share/icons/hicolor/scalable/apps" "$root/usr/share/icons/hicolor/256x256/apps" \
    "$root/usr/share/doc/icon-explorer"
  cp -R "$image" "$root/opt/icon-explorer"
  ln -s /opt/icon-explorer/bin/icon-explorer "$root/usr/bin/icon-explorer"
  cp "$image"/share/applications/*.desktop "$root/usr/share/applications/"
  cp "$image/share/icons/icon-explorer.svg" "$root/usr/share/icons/hicolor/scalable/apps/"
  cp "$image/share/icons/icon-explorer.png" "$root/usr/share/icons/hicolor/256x256/apps/"
  cp LICENSE "$root/usr/share/doc/icon-explorer/copyright"
  chmod -R u=rwX,go=rX "$root"
  cat > "$root/DEBIAN/control" <<TEXT
Package: icon-explorer
Version: $version
Architecture: $architecture
Maintainer: The maintainers of I-Con Explorer
Installed-Size: $(du -sk "$root/opt" | cut -f 1)
Depends: libc6, libgtk-3-0 | libgtk-3-0t64, libpangoft2-1.0-0
Section: science
Priority: optional
Description: periodic table of representation learning
 Some 40 methods (SNE, t-SNE, k-means, InfoNCE, CLIP, cross entropy and others)
 as pairs of two distributions; clicking one trains it. Java is included.
TEXT
  dpkg-deb --root-owner-group -Zgzip --build "$root" \
    "$packages/icon-explorer_${version}_$architecture.deb" > "$scratch/log" 2>&1 ||
    fail "dpkg-deb: $(cat "$scratch/log")"
  made "target/packages/icon-explorer_${version}_$architecture.deb"
}

# dmg or msi, each made on its own system by the JDK's tool.
make_by_jpackage() {
  local type=$1 option
  local options=(--type "$type" --dest "$packages" --name "I-Con Explorer"
    --app-version "${version/#0./1.}" --description "A periodic table of representation learning"
    --runtime-image "$image/runtime" --input "$image/lib" --license-file LICENSE
    --main-jar "icon-explorer-$version.jar" --main-class iconexplorer.Launcher)
  while read -r option; do
    options+=(--java-options "$option")
  done < <(sed -n 's/^set -- \(.*\) -cp .*/\1/p' "$image/bin/icon-explorer" | tr ' ' '\n')
  [[ ! -f $image/lib/icon-explorer.jsa ]] ||
    # shellcheck disable=SC2016 # jpackage's launcher replaces it.
    options+=(--java-options '-XX:SharedArchiveFile=$APPDIR/icon-explorer.jsa')
  [[ $type != msi ]] || options+=(--win-menu --win-shortcut --win-console)
  "$jdk/bin/jpackage" "${options[@]}" > "$scratch/log" 2>&1 || fail "jpackage: $(cat "$scratch/log")"
  say "target/packages: $(ls "$packages")"
}

make_packages() {
  rm -rf "$packages"
  mkdir -p "$packages"
  case $(uname -s) in
    Linux)
      make_tar "icon-explorer-$version-linux-$(uname -m)"
      if command -v dpkg-deb > /dev/null; then
        make_deb
      else
        say "no deb: dpkg-deb is not installed" >&2
      fi
      ;;
    Darwin) make_by_jpackage dmg ;;
    MINGW* | MSYS* | CYGWIN*) make_by_jpackage msi ;;
    *) fail "--package knows Linux, macOS and Windows, not $(uname -s)." ;;
  esac
}

jdk=$(find_jdk)
if [[ $build == yes ]]; then
  say "building target/app"
  mvn -q package -Dmaven.test.skip=true
fi
[[ -x target/app/bin/icon-explorer ]] || fail "there is no target/app: leave out --no-build."

say "linking on $jdk"
build_image
[[ $cache == no ]] || record_cache
if [[ -f $image/lib/icon-explorer.jsa ]]; then
  say "target/image is ready: $(mebibytes "$image") MiB," \
    "$(mebibytes "$image/lib/icon-explorer.jsa") of them the start-up cache"
else
  made target/image
fi
launch '' --version || fail "it does not run: $(reason)"
version=$(sed -n 's/^icon-explorer \([0-9.]*\)$/\1/p' "$scratch/log")
launch '' list || fail "it does not run: $(reason)"
measure_start || say "its start-up was not measured, no window opens off-screen here: $(reason)" >&2
[[ $package == no ]] || make_packages
rm -rf "$scratch"
