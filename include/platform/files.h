/* Where the program's own files are: assets beside the program, settings of the machine. */
#ifndef PLATFORM_FILES_H
#define PLATFORM_FILES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* The assets folder: $JSTM_ASSETS, else <program>/../assets, else <program>/assets, else the
 * installed place. ERR_NOT_FOUND names what was looked for. */
bool files_assets(struct arena *mem, const char **out, struct err *err);

/* Folder of the running program, with symbolic links followed. */
bool files_program_folder(struct arena *mem, const char **out, struct err *err);

bool files_exist(const char *path);
bool files_make_folder(const char *path, struct err *err); /* with its parents; existing is fine */

/* Names in a folder, sorted by bytes, without "." and ".."; files and folders alike. */
bool files_list(const char *folder, struct arena *mem, const char ***out, size_t *count,
                struct err *err);
bool files_is_folder(const char *path);
/* A folder with symbolic links followed and "." and ".." gone; as it is when it cannot be opened.
 */
const char *files_real(struct arena *mem, const char *path);
/* Whether a file of this path lies, or would lie, in the folder or anywhere below it. */
bool files_within(const char *path, const char *folder);

/* Proportional share of resident memory of this process in KiB (Linux smaps_rollup); 0 if unknown.
 */
long files_memory_kib(void);

#endif
