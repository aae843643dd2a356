#!/bin/sh
# The checks themselves: on a small tree where all is well each is content, and each finds the one thing
# that is wrong for it.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
format=$root/.clang-format

good_tree() {
    rm -rf "$scratch/tree"
    mkdir -p "$scratch/tree/src/low" "$scratch/tree/src/high" "$scratch/tree/src/screens/far" \
        "$scratch/tree/src/questions/parts" "$scratch/tree/src/questions/far" \
        "$scratch/tree/include/low" "$scratch/tree/include/high" "$scratch/tree/tests"
    cd "$scratch/tree" || exit 2
    cp "$format" .clang-format
    printf 'room(low LIBS m)\nroom(high low\n     LIBS x)\nroom(screens high)\nroom(questions high)\nprogram(p src/kiosk.c high)\n' \
        > CMakeLists.txt
    words='/* Words enough for a file that says what it does and why. */'
    printf '%s\n#ifndef LOW_H\n#define LOW_H\nint low(void);\n#endif\n' "$words" > include/low/low.h
    printf '%s\n#ifndef HIGH_H\n#define HIGH_H\n#include "low/low.h"\nint high(void);\n#endif\n' "$words" \
        > include/high/high.h
    printf '%s\n#include "low/low.h"\nint low(void)\n{\n    return 1;\n}\n' "$words" > src/low/low.c
    printf '%s\n#include "high/high.h"\n#include "own.h"\nint high(void)\n{\n    return own;\n}\n' \
        "$words" > src/high/high.c
    printf '/* What the room shares. */\nenum { own = 3 };\n' > src/high/own.h
    printf '%s\n#include "far/far.h"\n' "$words" > src/screens/far.c
    printf '/* What the screen shares. */\n' > src/screens/far/far.h
    printf '/* What types share. */\n' > src/questions/parts/plate.h
    printf '/* What the type shares. */\n' > src/questions/far/far.h
    printf '%s\n#include "far/far.h"\n#include "parts/plate.h"\n' "$words" > src/questions/far.c
    printf '%s\n#include "high/high.h"\n#include "low/low.h"\n#include <stdio.h>\nint main(void)\n{\n    printf("%%d", high());\n}\n' \
        "$words" > src/kiosk.c
}

# expect CHECK good|bad WHAT
expect() {
    if sh "$here/$1.sh" "$scratch/tree" "$scratch/tree" > "$scratch/out" 2>&1; then
        result=good
    else
        result=bad
    fi
    if [ "$result" = "$2" ] && tail -n 1 "$scratch/out" | grep -q -E '^[0-9]+ passed, [0-9]+ failed$'; then
        pass
    else
        fail "$1 finds $3 $result: $(tail -n 2 "$scratch/out" | tr '\n' ' ')"
    fi
}

# wrong CHECK FILE TEXT WHAT: adds TEXT to FILE of a good tree
wrong() {
    good_tree
    printf '%b' "$3" >> "$2"
    expect "$1" bad "$4"
}

good_tree
for check in includes headers length opening format output words paths; do
    expect $check good "a tree where all is well"
done
wrong includes src/low/low.c '#include "high/high.h"\n' "a room above"
wrong includes src/screens/far.c '#include "low/low.h"\n' "a room that was not named"
wrong includes src/low/low.c '#include "high/own.h"\n' "a private header of another room"
wrong includes src/low/low.c '#include "../high/own.h"\n' "a private header by a way around"
wrong includes src/low/low.c '#include <SDL2/SDL.h>\n' "a foreign library"
wrong includes include/high/high.h '#include <sqlite3.h>\n' "a library in a public header"
wrong includes include/high/high.h '#include "own.h"\n' "a private header in a public one"
wrong includes src/screens/near.c '/* Another screen. */\n#include "far/far.h"\n' "a leaf in a leaf"
wrong includes src/questions/near.c '/* Another type. */\n#include "far/far.h"\n' "a type in a type"
wrong includes src/low/low.c '#include "low/gone.h"\n' "a header that is not there"
wrong headers include/low/low.h 'size_t more(void);\n' "a header that does not stand alone"
wrong headers include/low/low.h 'struct twice {\n    int x;\n};\n' "a header without a whole guard"
wrong length src/low/low.c "$(awk 'BEGIN { for (i = 0; i < 500; i++) printf "%s", "\\n" }')" "a long file"
wrong opening src/low/more.c 'int more;\n' "a file that says nothing"
wrong format src/low/low.c 'int  odd( void );\n' "odd spacing"
wrong output src/low/low.c '#define SAY() puts("x")\n' "output of a room"
wrong output src/low/low.c '#define SAY() fprintf(stdout, "x")\n' "output of a room by its stream"
wrong words src/low/low.c '/* TO''DO: more */\n' "a note to self"
wrong words src/low/low.c '/* only a st''ub */\n' "unfinished code"
wrong paths src/low/low.c '#define PLACE "/opt/museum/x"\n' "an absolute path"
wrong paths CMakeLists.txt "# $(cd "$scratch" && pwd -P)/tree/src\n" "the folder itself"

good_tree
printf '/* Printing in a comment: printf("x"); and "/opt/x" is no printing. */\n' >> src/low/low.c
expect output good "a comment"
expect paths good "a comment"
printf 'static const char *const names[] = {"a"};\nconst char *const *name(void)\n{\n    return names;\n}\n' > g.c
${CC:-cc} -fPIE -c g.c -o g.o && ar rc libroom_low.a g.o
expect globals good "a constant table"
printf 'int *count(void)\n{\n    static int n;\n    return &n;\n}\n' > g.c
${CC:-cc} -fPIE -c g.c -o g.o && ar rc libroom_low.a g.o
expect globals bad "a counter in a function"
cd "$root" || exit 2
finish
