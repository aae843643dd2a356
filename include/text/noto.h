/* What the kiosk's fonts can show and how wide it is, as tables: for rooms that have no fonts.
 *
 * The author's desk measures words and looks for missing characters where neither SDL nor the fonts
 * themselves are at hand, and must say the same on every machine. Source: Noto Sans CJK 2.004 and
 * Noto Serif CJK 2.001 (fonts-noto-cjk 20220127); a test holds the tables against the faces the
 * kiosk opens. Kerning is left out: it makes a line at most a few hundredths shorter. */
#ifndef TEXT_NOTO_H
#define TEXT_NOTO_H

#include "text/metrics.h"

extern const struct text_metrics text_metrics_noto;

#endif
