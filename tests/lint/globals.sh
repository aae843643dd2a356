#!/bin/sh
# No mutable globals: in the libraries of the rooms no symbol lies in .data, .bss or thread storage.
# Constant tables with pointers lie in .data.rel.ro and are welcome. What compilers and sanitizers add
# for themselves has names no C programmer can write, or their reserved prefixes.
. "$(dirname "$0")/common.sh"
build=${2:?usage: globals.sh SOURCE_FOLDER BUILD_FOLDER}
for library in "$build"/libroom_*.a; do
    [ -f "$library" ] || continue
    # sysv columns: name | value | class | type | size | line | section
    nm -f sysv "$library" 2> /dev/null | awk -F '|' '
        NF == 7 {
            name = $1
            section = $7
            gsub(/[ \t]/, "", name)
            gsub(/[ \t]/, "", section)
            if (section !~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*|\.lbss|\.ldata)/) { next }
            if (section ~ /^\.data\.rel\.ro/) { next }
            if (name ~ /^\.L/ || name ~ /^\*/ || name ~ /^_?__(odr_asan|asan|ubsan|sancov|llvm|gcov|unnamed|emutls)/) { next }
            if (name ~ /^\.(data|bss|tdata|tbss)/ || name == "") { next }
            print name " in " section
        }' > "$scratch/report"
    if [ -s "$scratch/report" ]; then
        fail "$(basename "$library"): mutable: $(tr '\n' ',' < "$scratch/report")"
    else
        pass
    fi
done
finish
