# Who includes whom, against the room table of CMakeLists.txt. Reads CMakeLists.txt first, then a list of
# source files; prints `file:line: what is wrong`.

function exists(path,    line, got) {
    if (!(path in known)) {
        got = (getline line < path)
        close(path)
        known[path] = got >= 0
    }
    return known[path]
}

# src/store.c and src/keeper/ are one program: src/store/ is a room already.
function own_name(program) {
    return program == "store" ? "keeper" : program
}

# room(name below... LIBS libraries...) and program(name source rooms...)
function take_call(text,    words, n, i, name, libs) {
    sub(/^[a-z]+\(/, "", text)
    sub(/\).*$/, "", text)
    n = split(text, words, /[ \t]+/)
    name = words[1]
    if (kind == "program") {
        name = words[2]
        sub(/^src\//, "", name)
        sub(/\.c$/, "", name)
        name = own_name(name)
        for (i = 3; i <= n; i++) {
            programs[name] = programs[name] " " words[i]
        }
        return
    }
    rooms[name] = 1
    for (i = 2; i <= n && words[i] != "LIBS"; i++) {
        allowed[name, words[i]] = 1
    }
}

# A program may use the rooms it names and the rooms those name.
function open_programs(    name, words, n, i, below) {
    for (name in programs) {
        n = split(programs[name], words, " ")
        for (i = 1; i <= n; i++) {
            allowed[name, words[i]] = 1
            for (below in rooms) {
                if ((words[i], below) in allowed) {
                    allowed[name, below] = 1
                }
            }
        }
    }
}

function complain(text) {
    printf "%s:%d: %s\n", file, number, text
}

# The room of src/paint/x.c or include/paint/x.h; the name of src/kiosk.c.
function room_of(path,    parts, n) {
    n = split(path, parts, "/")
    if (n == 2) {
        sub(/\.c$/, "", parts[2])
        parts[2] = own_name(parts[2])
    }
    return parts[2]
}

# The entry a file of a registry room belongs to: src/screens/reader.c and src/screens/reader/x.c alike.
function entry_of(path,    parts) {
    split(path, parts, "/")
    sub(/\.[ch]$/, "", parts[3])
    return parts[3]
}

function check_library(name, room,    where) {
    where = ""
    if (name ~ /^SDL/) {
        where = " sdl "
    } else if (name == "pixman.h") {
        where = " paint "
    } else if (name == "sqlite3.h") {
        where = " db "
    } else if (name == "unicode/ucol.h") { # words are put in order at the author's desk
        where = " author "
    } else if (name ~ /^unicode\//) {
        where = " text pack "
    } else if (name ~ /^cmark/ || name ~ /^librsvg/ || name ~ /^cairo/ || name ~ /^(jansson|zip|expat)\.h$/) {
        where = " author "
    } else if (name ~ /^(png|jpeglib|jerror)\.h$/) { # the desk makes pictures, the check tries them
        where = " author check "
    } else if (name ~ /^sodium/) {
        where = " pack sign store staff author "
    }
    if (where != "" && (file !~ /^src\/[a-z]+\// || index(where, " " room " ") == 0)) {
        complain("<" name "> is spoken only in" where "(sources, not public headers)")
    }
}

function check_own(name, room,    folder, target, other) {
    folder = file
    sub(/[^\/]*$/, "", folder)
    other = name
    sub(/\/.*$/, "", other)
    if (exists("include/" name)) {
        if (other != room && !((room, other) in allowed)) {
            complain("\"" name "\": room " room " does not name room " other " in CMakeLists.txt")
        }
        return
    }
    if (file ~ /^include\//) {
        complain("\"" name "\" is no public header")
        return
    }
    target = exists(folder name) ? folder name : exists("src/" name) ? "src/" name : ""
    while (target ~ /[^\/]+\/\.\.\//) {
        sub(/[^\/]+\/\.\.\//, "", target)
    }
    if (target == "") {
        if (!(room == "pack" && name == "schema_sql.h")) { # written by the build
            complain("\"" name "\" does not exist")
        }
    } else if (room_of(target) != room) {
        complain("\"" name "\" is private to room " room_of(target))
    } else if (room == "screens" && entry_of(target) != entry_of(file)) {
        complain("\"" name "\" belongs to another screen")
    } else if (room == "questions" && entry_of(target) != entry_of(file) && entry_of(target) != "parts") {
        complain("\"" name "\" belongs to another type of question; what several share is in parts/")
    }
}

FILENAME ~ /CMakeLists.txt$/ {
    if (call == "" && match($0, /^(room|program)\([a-z][a-z-]* /)) {
        kind = substr($0, 1, index($0, "(") - 1)
        call = $0
    } else if (call != "") {
        call = call " " $0
    }
    if (call != "" && call ~ /\)/) {
        take_call(call)
        call = ""
    }
    next
}

{
    if (!opened) {
        open_programs()
        opened = 1
    }
    file = $0
    number = 0
    room = room_of(file)
    if (!(room in rooms) && !(room in programs)) {
        complain("room " room " is not in CMakeLists.txt")
    }
    while ((getline line < file) > 0) {
        number++
        if (line ~ /^[ \t]*#[ \t]*include[ \t]*</) {
            sub(/^[^<]*</, "", line)
            sub(/>.*$/, "", line)
            check_library(line, room)
        } else if (line ~ /^[ \t]*#[ \t]*include[ \t]*"/) {
            sub(/^[^"]*"/, "", line)
            sub(/".*$/, "", line)
            check_own(line, room)
        }
    }
    close(file)
}
