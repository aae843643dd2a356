/* The report: one table for people, one JSON file for whoever draws curves. */
#include "bench.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void report_add(struct report *r, const char *budget, const char *what, double measured,
                double limit, const char *unit)
{
    struct report_row *row;
    if (r->count == r->capacity) {
        r->capacity = r->capacity ? r->capacity * 2 : 32;
        r->rows = mem_resize_array(r->rows, r->capacity, sizeof *r->rows);
    }
    row = &r->rows[r->count++];
    memset(row, 0, sizeof *row);
    snprintf(row->budget, sizeof row->budget, "%s", budget);
    snprintf(row->what, sizeof row->what, "%s", what);
    row->measured = measured;
    row->limit = limit;
    row->unit = unit;
}

void report_detail(struct report *r, const char *fmt, ...)
{
    struct report_row *row = &r->rows[r->count - 1];
    va_list args;
    va_start(args, fmt);
    vsnprintf(row->detail, sizeof row->detail, fmt, args);
    va_end(args);
}

void report_trouble(struct report *r, const char *budget, const char *what, const char *why)
{
    report_add(r, budget, what, -1, 0, "?");
    report_detail(r, "could not be measured: %s", why);
}

static bool report_met(const struct report_row *row)
{
    return row->measured >= 0 && row->measured <= row->limit;
}

static const char *report_verdict(const struct report_row *row)
{
    if (row->measured < 0) {
        return "?";
    }
    return row->limit < 0 ? "" : report_met(row) ? "yes" : "NO";
}

size_t report_missed(const struct report *r)
{
    size_t missed = 0;
    for (size_t i = 0; i < r->count; i++) {
        missed += r->rows[i].limit >= 0 && !report_met(&r->rows[i]);
    }
    return missed;
}

static void report_number(char *out, size_t size, double v, const char *unit)
{
    int digits = v >= 100 ? 0 : v >= 10 ? 1 : v >= 1 ? 2 : 4;
    if (v == (double)(int64_t)v && v < 1e15) {
        digits = 0;
    }
    snprintf(out, size, "%.*f%s%s", digits, v, unit[0] && strcmp(unit, "x") != 0 ? " " : "", unit);
}

void report_print(const struct report *r)
{
    printf("%-3s %-58s %12s %12s %-4s %s\n", "#", "what", "measured", "limit", "met", "how");
    for (size_t i = 0; i < r->count; i++) {
        const struct report_row *row = &r->rows[i];
        char measured[40] = "-", limit[40] = "";
        if (row->measured >= 0) {
            report_number(measured, sizeof measured, row->measured, row->unit);
        }
        if (row->limit >= 0) {
            report_number(limit, sizeof limit, row->limit, row->unit);
        }
        printf("%-3s %-58s %12s %12s %-4s %s\n", row->budget, row->what, measured, limit,
               report_verdict(row), row->detail);
    }
    printf("%zu budgets missed\n", report_missed(r));
}

static void report_quote(struct buf *out, const char *key, const char *text)
{
    buf_format(out, "\"%s\": \"", key);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            buf_format(out, "\\%c", c);
        } else if (c < 0x20) {
            buf_format(out, "\\u%04x", c);
        } else {
            buf_add_byte(out, (char)c);
        }
    }
    buf_add_byte(out, '"');
}

bool report_write(const struct report *r, const char *path)
{
    struct buf out = {0};
    struct err err;
    bool ok;
    buf_add_text(&out, "{\n  \"rows\": [");
    for (size_t i = 0; i < r->count; i++) {
        const struct report_row *row = &r->rows[i];
        buf_add_text(&out, i ? ",\n    {" : "\n    {");
        report_quote(&out, "budget", row->budget);
        buf_add_text(&out, ", ");
        report_quote(&out, "what", row->what);
        if (row->measured >= 0) {
            buf_format(&out, ", \"measured\": %.6g", row->measured);
        } else {
            buf_add_text(&out, ", \"measured\": null");
        }
        if (row->limit >= 0) {
            buf_format(&out, ", \"limit\": %.6g, \"met\": %s", row->limit,
                       report_met(row) ? "true" : "false");
        }
        buf_add_text(&out, ", ");
        report_quote(&out, "unit", row->unit);
        buf_add_text(&out, ", ");
        report_quote(&out, "detail", row->detail);
        buf_add_byte(&out, '}');
    }
    buf_format(&out, "\n  ],\n  \"missed\": %zu,\n  \"paint\": %s\n}\n", report_missed(r),
               r->paint.length ? buf_text(&r->paint) : "null");
    ok = buf_write_file(&out, path, &err);
    if (!ok) {
        fprintf(stderr, "kiosk-bench: %s\n", err.text);
    }
    buf_finish(&out);
    return ok;
}

void report_finish(struct report *r)
{
    mem_free(r->rows);
    buf_finish(&r->paint);
    memset(r, 0, sizeof *r);
}
