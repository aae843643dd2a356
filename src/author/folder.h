/* The content folder: listing and reading, with every oddity reported. Paths are relative to it. */
#ifndef AUTHOR_FOLDER_H
#define AUTHOR_FOLDER_H

#include "author/model.h"
#include "base/buf.h"

enum folder_kind { FOLDER_FILE, FOLDER_FOLDER, FOLDER_OTHER };

struct folder_item {
    const char *name;
    enum folder_kind kind;
};

/* Names in a folder sorted by bytes, without dot files and what systems and office programs leave
 * (Thumbs.db, ~$table.xlsx); links and devices are reported and left out. A folder that is not
 * there has no items. */
size_t folder_list(struct model *m, const char *path, struct folder_item **out);

bool folder_has(struct model *m, const char *path); /* a plain file of this name; says nothing */

/* Bytes of a file as they are. false: reported. `limit` in bytes. */
bool folder_read(struct model *m, const char *path, size_t limit, struct buf *out);

/* A text file as valid UTF-8 with '\n' line ends, whatever an editor or a spreadsheet program saved
 * it as: see plain_read. `tables`: it is a table. */
bool folder_read_text(struct model *m, const char *path, bool tables, struct buf *out);

#define FOLDER_TEXT_MAX (4 * 1024 * 1024)

#endif
