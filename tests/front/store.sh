#!/usr/bin/env bash
# The store of ./run: a pack is installed once, changed content gets the next number, nothing is
# said when nothing has changed, and nothing that goes wrong ends the script.
# usage: store.sh SOURCE_FOLDER BUILD_FOLDER
set -euo pipefail
source=$1 programs=$2
work=$(mktemp -d "$programs/front-XXXXXX")
trap 'rm -rf "$work"' EXIT
. "$source/packaging/store.sh"
passed=0

wrong() {
    echo "FAIL $*"
    echo "$passed passed, 1 failed"
    exit 1
}

# said: all that setup_store tells. usage: front WHAT_IT_SHOULD_SAY WHAT_IS_TRIED
front() {
    local said
    said=$(setup_store "$work" "$work/build" 2>&1) || wrong "$2: ended with $?"
    case $said in
        *"$1"*) passed=$((passed + 1)) ;;
        *) wrong "$2: said '$said'" ;;
    esac
    [ -n "$1" ] || [ -z "$said" ] || wrong "$2: said '$said'"
}

# usage: runs NAME
runs() {
    grep -q "^v1 cur=$1-" "$work/build/store/state" || wrong "not $1: $(cat "$work/build/store/state")"
    passed=$((passed + 1))
}

rebuild() {
    sed -i "s/^title: .*/title: $1/" "$work/content/jilin/zh/science/rime.md"
    "$work/build/jstm-pack" build "$work/content/jilin" -o "$work/build/jilin.kpack" >/dev/null 2>&1
}

mkdir -p "$work/build" "$work/content"
cp -r "$source/tests/fixtures/mini" "$work/content/jilin"
for program in jstm-pack jstm-store assets; do
    ln -s "$programs/$program" "$work/build/$program"
done
store=$work/build/store
rebuild 雾凇
front "mini, number 3" "a first start"
runs mini-3
front "" "the same once more"
[ "$(stat -c %a "$work/build/keys/dev.key")" = 600 ] || wrong "others can read the key"
"$work/build/jstm-pack" verify -p "$store/keys.d/development.pub" "$work/build/jilin.kpack" \
    >/dev/null || wrong "the pack is not signed"
rebuild 霜花
front "mini, number 4" "changed content under the same number"
runs mini-4
"$work/build/jstm-store" rollback 3 --store "$store" >/dev/null
front "" "after a way back"
runs mini-3
sed -i 's/^seq = .*/seq = 9/' "$work/content/jilin/pack.ini"
rebuild 雪
front "mini, number 9" "a number of the author's own"
runs mini-9
rm "$store/keys.d/development.pub"
rebuild 冰
front "U10" "a key that was taken away"
[ ! -e "$store/keys.d/development.pub" ] || wrong "the key came back by itself"
runs mini-9
rm -r "$work/build/keys"
front "mini, number 10" "a new key"
runs mini-10
rm -rf "$store"
front "mini, number 9" "a store that was thrown away"
rm -rf "$store" && : >"$store"
front "stays as it is" "a store that cannot be"
echo "$passed passed, 0 failed"
