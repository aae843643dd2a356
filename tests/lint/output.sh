#!/bin/sh
# Only the three mains, and the commands of packer and keeper, print to standard output; everything else returns
# text or writes to the journal.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"
c_files src include | grep -v -e '^src/kiosk\.c$' -e '^src/packer\.c$' -e '^src/packer/' \
    -e '^src/store\.c$' -e '^src/keeper/' > "$scratch/files"
awk -f "$here/code.awk" "$scratch/files" |
    grep -E '(^|[^A-Za-z0-9_])((v?printf|puts|putchar|putc_unlocked|v?dprintf)[ ]*\(|stdout([^A-Za-z0-9_]|$)|STDOUT_FILENO)' \
        > "$scratch/report"
count_by_report "$scratch/report" < "$scratch/files"
finish
