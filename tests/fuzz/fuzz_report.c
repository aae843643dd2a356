/* Any bytes as what jstm-pack says to the preview: it is understood or not, and nothing else. */
#include "fuzz.h"

#include "app/preview.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct preview_report r = {.failed = ""};
    struct preview_progress progress;
    size_t i;
    if (preview_report_read(&r, (const char *)bytes, length, &progress) && !progress.building) {
        if (!r.done || r.count > PREVIEW_SHOWN_MOST) {
            abort();
        }
        for (i = 0; i < r.count; i++) {
            const struct preview_message *m = &r.messages[i];
            if (!m->file || !m->route || m->line < 0 || m->column < 0 || !m->said[DIAG_ZH].text ||
                !m->said[DIAG_EN].remedy || (i > 0 && m->level > r.messages[i - 1].level)) {
                abort();
            }
        }
        preview_report_routes(&r, NULL);
    }
    preview_report_finish(&r);
    return 0;
}
