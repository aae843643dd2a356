# C sources without their comments, one output line per input line, as `file:line:code`. Reads a list of
# files. A quotation mark inside a comment, or a comment sign inside a string, is told apart.
{
    file = $0
    number = 0
    inside = 0
    while ((getline line < file) > 0) {
        number++
        out = ""
        quote = ""
        n = length(line)
        for (i = 1; i <= n; i++) {
            c = substr(line, i, 1)
            two = substr(line, i, 2)
            if (inside) {
                if (two == "*/") {
                    inside = 0
                    i++
                }
            } else if (quote != "") {
                out = out c
                if (c == "\\") {
                    i++
                    out = out substr(line, i, 1)
                } else if (c == quote) {
                    quote = ""
                }
            } else if (two == "/*") {
                inside = 1
                i++
            } else if (two == "//") {
                break
            } else {
                if (c == "\"" || c == "'") {
                    quote = c
                }
                out = out c
            }
        }
        if (out ~ /[^ \t]/) {
            print file ":" number ":" out
        }
    }
    close(file)
}
