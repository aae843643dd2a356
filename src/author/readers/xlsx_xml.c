/* The elements of a part, by expat, piece by piece as the archive is inflated.
 *
 * No part of a workbook has a document type, so one is refused where it begins: with it go
 * entities, external ones and those that multiply. Prefixes are cut off names rather than resolved,
 * because programs differ in the namespaces they declare (transitional, strict) but never in the
 * names. */
#include "author/model.h"
#include "author/readers/xlsx_internal.h"

#include <expat.h>
#include <string.h>

struct xlsx_parser {
    struct xlsx *x;
    const char *part;
    struct xlsx_xml *xml;
    XML_Parser expat;
    int depth;
};

static const char *xml_local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *xlsx_attribute(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2) {
        if (strcmp(xml_local(attributes[0]), name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

bool xlsx_true(const char *value)
{
    return value &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

static void xml_open(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct xlsx_parser *p = user;
    if (p->xml->enough) {
        return; /* expat reports what it has already begun */
    }
    if (++p->depth > XLSX_DEPTH_MOST) {
        xlsx_damaged(p->x, p->part);
        XML_StopParser(p->expat, XML_FALSE);
        return;
    }
    p->xml->open(p->xml->user, xml_local(name), attributes);
}

static void xml_close(void *user, const XML_Char *name)
{
    struct xlsx_parser *p = user;
    p->depth--;
    if (!p->xml->enough) {
        p->xml->close(p->xml->user, xml_local(name));
    }
}

static void xml_text(void *user, const XML_Char *text, int length)
{
    struct xlsx_parser *p = user;
    if (!p->xml->enough && p->xml->text) {
        p->xml->text(p->xml->user, text, (size_t)length);
    }
}

static void xml_doctype(void *user, const XML_Char *name, const XML_Char *system,
                        const XML_Char *public, int internal)
{
    struct xlsx_parser *p = user;
    (void)name, (void)system, (void)public, (void)internal;
    if (!p->x->failed) {
        diag_add(p->x->d, DIAG_ERROR, model_place(p->x->file, 0, 0),
                 "the workbook holds a document type, which no spreadsheet program writes; do not"
                 " use this file, ask where it comes from");
    }
    p->x->failed = true;
    XML_StopParser(p->expat, XML_FALSE);
}

static bool xml_piece(void *user, const char *piece, size_t length)
{
    struct xlsx_parser *p = user;
    if (XML_Parse(p->expat, piece, (int)length, XML_FALSE) != XML_STATUS_OK) {
        return xlsx_damaged(p->x, p->part);
    }
    return !p->xml->enough && !p->x->failed;
}

bool xlsx_xml_read(struct xlsx *x, const char *part, struct xlsx_xml *xml)
{
    struct xlsx_parser p = {.x = x, .part = part, .xml = xml};
    if (x->failed) {
        return false;
    }
    p.expat = XML_ParserCreate(NULL);
    if (!p.expat) {
        return xlsx_damaged(x, part);
    }
    XML_SetUserData(p.expat, &p);
    XML_SetElementHandler(p.expat, xml_open, xml_close);
    XML_SetCharacterDataHandler(p.expat, xml_text);
    XML_SetStartDoctypeDeclHandler(p.expat, xml_doctype);
    if (xlsx_zip_read(x, part, xml_piece, &p) && !xml->enough && !x->failed &&
        XML_Parse(p.expat, "", 0, XML_TRUE) != XML_STATUS_OK) {
        xlsx_damaged(x, part); /* it ends in the middle */
    }
    XML_ParserFree(p.expat);
    return !x->failed;
}
