/* Every message about a content folder: settings, tables, pictures, odd things. One small mistake
 * each, and what is said about it, where. */
#include "desk.h"

static void a_sound_folder(void)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors;
    desk_open(&desk, "sound");
    CHECK(desk_check(&desk, &said, &errors));
    CHECK_INT(errors, 0);
    test_golden("author/sound.txt", said.data, said.length);
    desk_remove(desk.root);
    buf_finish(&said);
}

static void settings(void)
{
    static const struct mistake list[] = {
        {"pack.ini", NULL, NULL, "pack.ini:1:1: error: there is no such file; add it"},
        {"pack.ini", "[pack]", "[park]", "pack.ini:1:1: error: there is no section [pack]; add it"},
        {"pack.ini", "id = mini", "id = Mini Museum",
         "pack.ini:3:6: error: 'Mini Museum' cannot name a pack; use small letters, digits and '-',"
         " at most 32"},
        {"pack.ini", "id = mini\n", "",
         "pack.ini:2:1: error: [pack] has no 'id'; add a line id ="
         " ..."},
        {"pack.ini", "seq = 3", "seq = 0",
         "pack.ini:4:7: error: '0' is not a number from 1 up; count it up with every pack you give"
         " out"},
        {"pack.ini", "seq = 3", "seq = 4294967296",
         "pack.ini:4:7: error: '4294967296' is not a number from 1 up; count it up with every pack"
         " you give out"},
        {"pack.ini", "2026.11-test", "2026 11",
         "pack.ini:5:9: error: '2026 11' cannot be a label; use letters, digits, '.', '_' and '-',"
         " at most 32"},
        {"pack.ini", "default_lang = zh", "default_lang = fr",
         "pack.ini:6:16: error: there is no [lang fr]; add it"},
        {"pack.ini", "[lang ko]", "[lang k]",
         "pack.ini:21:1: error: 'k' is not the tag of a language; write for instance [lang zh]"},
        {"pack.ini", "name = English", "",
         "pack.ini:16:1: error: [lang en] has no 'name'; add a line name = ..."},
        {"pack.ini", "fallback =\n", "fallback = en\n",
         "pack.ini:11:1: error: the default language has a fallback; leave 'fallback =' empty"},
        {"pack.ini", "fallback = zh\ntitle = Mini", "title = Mini",
         "pack.ini:16:1: error: [lang en] has no fallback; write for instance fallback = zh"},
        {"pack.ini", "fallback = zh\ntitle = Mini", "fallback = fr\ntitle = Mini",
         "pack.ini:16:1: error: the fallbacks of 'en' do not lead to the default language; write"
         " fallback = zh"},
        {"pack.ini", "fallback = zh\ntitle = Mini", "fallback = en\ntitle = Mini",
         "pack.ini:16:1: error: the fallbacks of 'en' do not lead to the default language; write"
         " fallback = zh"},
        {"pack.ini", "[section guide]", "[section Guide!]",
         "pack.ini:26:1: error: 'Guide!' cannot name a section; use small letters, digits and '-',"
         " not 'home' or 'attract'"},
        {"pack.ini", "[section guide]", "[section attract]",
         "pack.ini:26:1: error: 'attract' cannot name a section; use small letters, digits and '-',"
         " not 'home' or 'attract'"},
        {"pack.ini", "kind = book", "kind = boook",
         "pack.ini:27:8: error: unknown kind 'boook'; write book"},
        {"pack.ini", "kind = book", "kind = museum",
         "pack.ini:27:8: error: unknown kind 'museum'; write one of: book, articles,"
         " timeline, chart, gallery, glossary, shelf, quiz"},
        {"pack.ini", "accent = duties", "accent = dutys",
         "pack.ini:28:10: error: unknown accent 'dutys'; write duties"},
        {"pack.ini", "accent = duties", "accent = mauve",
         "pack.ini:28:10: error: unknown accent 'mauve'; write one of: history, structure, duties,"
         " honours, quiz, youth, group"},
        {"pack.ini", "scenes = lake", "scenes = lake sea",
         "pack.ini:9:15: error: there is no [scene sea]; add it or remove the name"},
        {"pack.ini", "scenes = lake", "scenes = lake lake",
         "pack.ini:9:15: error: scene 'lake' is listed twice; remove one"},
        {"pack.ini", "tall = lake-tall.svg", "tall = lake-tal.svg",
         "pack.ini:36:8: error: there is no picture 'lake-tal.svg' in media/credits.csv; did you"
         " mean 'lake-tall.svg'?"},
        {"pack.ini", "tall = lake-tall.svg\n", "",
         "pack.ini:34:1: error: [scene lake] has no 'tall'; add a line tall = ..."},
        {"pack.ini", "[scene lake]", "[scene sea]\nart = lake.svg\n[scene lake]",
         "pack.ini:34:1: warning: scene 'sea' is not shown; add it to 'scenes' in [pack]"},
        {"pack.ini", "[scene lake]", "[sceen x]\n[scene lake]",
         "pack.ini:34:2: error: unknown section [sceen]; did you mean [scene]?"},
        {"pack.ini", "[scene lake]", "[weather]\n[scene lake]",
         "pack.ini:34:2: error: unknown section [weather]; there are [pack], [lang ...], [section"
         " ...] and [scene ...]"},
        {"pack.ini", "seq = 3", "seq = 3\nlable = x",
         "pack.ini:5:1: error: unknown key 'lable'; did you mean 'label'?"},
        {"pack.ini", "seq = 3", "seq = 3\nwallpaper = x",
         "pack.ini:5:1: error: unknown key 'wallpaper'; remove the line"},
        {"pack.ini", "home = guide science/rime", "home = guide science/rim",
         "pack.ini:7:14: error: there is no page 'science/rim'; did you mean 'science/rime'?"},
        {"pack.ini", "home = guide science/rime", "home = guide  guide",
         "pack.ini:7:15: error: 'guide' stands here twice; remove one"},
        {"pack.ini", "feature = science/rime", "feature = science",
         "pack.ini:8:11: error: only a page or a quiz can be featured; write section/page"},
        {"pack.ini", "feature = science/rime", "feature = elsewhere",
         "pack.ini:8:11: error: there is no page 'elsewhere'; write it or remove the link"},
        {"pack.ini", "[scene lake]", "[section empty]\nkind = book\naccent = quiz\n\n[scene lake]",
         "pack.ini:34:1: error: section 'empty' has no pages; write one in the folder empty or "
         "remove the section"}};
    MAKE(list);
}

static void tables(void)
{
    static const struct mistake list[] = {
        {"sources.csv", NULL, NULL, "sources.csv:1:1: error: there is no such file; add it"},
        {"sources.csv", "id,author,title", "id,author,name",
         "sources.csv:1:1: error: there is no column 'title'; add it"},
        {"sources.csv", "id,author,title,url", "id,author,title,urls",
         "sources.csv:1:17: warning: column 'urls' is not read; did you mean 'url'?"},
        {"sources.csv", "id,author,title,url", "id,author,title,weather",
         "sources.csv:1:17: warning: column 'weather' is not read; remove it"},
        {"sources.csv", "lake-facts", "Lake Facts",
         "sources.csv:4:1: error: 'Lake Facts' cannot be an id; use small letters, digits and '-',"
         " at most 32"},
        {"sources.csv", "lake-facts", "museum-art",
         "sources.csv:4:1: error: source 'museum-art' stands already in line 3; give this one"
         " another id"},
        {"sources.csv", "LicenseRef-facts-only", "",
         "sources.csv:4:90: error: source 'lake-facts' has no licence; write its SPDX id or"
         " LicenseRef-facts-only"},
        {"sources.csv", "CC-BY-4.0", "CC-BY4.0",
         "sources.csv:2:65: error: 'CC-BY4.0' is not a licence that may be shown; did you mean"
         " 'CC-BY-4.0'?"},
        {"sources.csv", "CC-BY-4.0", "All rights reserved",
         "sources.csv:2:65: error: 'All rights reserved' is not a licence that may be shown; write "
         "an"
         " SPDX id like CC-BY-4.0, or LicenseRef-..."},
        {"sources.csv", "\"A page on the lake, with a comma\"", "",
         "sources.csv:4:22: error: source 'lake-facts' has no title; write one"},
        {"sources.csv", ",2026-11,", ",autumn,",
         "sources.csv:4:82: error: 'autumn' is not a date; write 1958, 1958-11 or 1958-11-01, with"
         " 'about' or 约 before it if it is not certain"},
        {"sources.csv", "https://example.org/lake", "example.org",
         "sources.csv:4:57: error: 'example.org' is not an address; begin with https://"},
        {"sources.csv", "by/4.0/,Mini Museum", "by/4.0/,",
         "sources.csv:2:120: error: licence 'CC-BY-4.0' asks for a credit; fill in 'attribution'"},
        {"sources.csv", "lake-facts,", "unused,B,T,,,CC0-1.0,,B,,\nlake-facts,",
         "sources.csv:4:1: warning: nothing refers to source 'unused'; remove the row or name it"
         " where it was used"},
        {"media/credits.csv", "lake.svg,", "lake.bmp,",
         "media/credits.csv:2:1: error: 'lake.bmp' is not a picture's name; use at most 32 small"
         " letters, digits and '-', and .svg, .png or .jpg"},
        {"media/credits.csv", "lake.svg,", "../lake.svg,",
         "media/credits.csv:2:1: error: '../lake.svg' is not a picture's name; use at most 32 small"
         " letters, digits and '-', and .svg, .png or .jpg"},
        {"media/credits.csv", "grid.png,", "lake.png,",
         "media/credits.csv:4:1: error: picture 'lake' stands already in media/credits.csv line 2; "
         "names must differ "
         "in"
         " more than their ending"},
        {"media/credits.csv", "grid.png,museum-art", "grid.png,nobody",
         "media/credits.csv:4:10: error: picture 'grid.png' has no source 'nobody' in sources.csv;"
         " add it, nothing is shown without a licence"},
        {"media/credits.csv", ",25,75,", ",25,101,",
         "media/credits.csv:5:58: error: '101' is not a percentage; write a whole number from 0 to"
         " 100"},
        {"media/credits.csv", ",25,75,", ",2x,75,",
         "media/credits.csv:5:55: error: '2x' is not a percentage; write a whole number from 0 to"
         " 100"},
        {"media/credits.csv", "从红到蓝的过渡", "",
         "media/credits.csv:5:1: error: picture 'ramp.jpg' has no alt_zh; describe what it shows"},
        {"media/credits.csv", "ramp.jpg,museum-art,插图：迷你馆", "ramp.jpg,museum-art,",
         "media/credits.csv:5:1: error: picture 'ramp.jpg' has no credit_zh; say who made it"},
        {"media/credits.csv", "ramp.jpg,", "ramq.jpg,",
         "media/credits.csv:5:1: error: there is no file media/ramq.jpg; add it or remove the row"},
        {"media/more.png", NULL, "x",
         "media/more.png:1:1: error: the file has no row in media/credits.csv; add one, or take the"
         " file away"}};
    MAKE(list);
}

static void pictures_in_media(void)
{
    static const struct mistake list[] = {
        {"media/grid.png", NULL, "not a picture",
         "media/grid.png:1:1: error: the file is not what its ending says; save it as png or rename"
         " it"},
        {"media/lake.svg", NULL, "\x89PNG\r\n",
         "media/lake.svg:1:1: error: the file is not what its ending says; save it as svg or rename"
         " it"},
        {"media/grid.png", NULL, "\x89PNG\r\n\x1a\nrest",
         "media/grid.png:1:1: error: the picture is damaged or cut short; copy it again from where "
         "it"
         " came"},
        {"media/ramp.jpg", NULL, "\xFF\xD8\xFF\xD9",
         "media/ramp.jpg:1:1: error: the picture cannot be read: JPEG datastream contains no image;"
         " mend the file or save it again"},
        {"media/lake.svg", "</svg>", "",
         "media/lake.svg:6:1: error: the picture cannot be read: Premature end of data in tag svg"
         " line 1; mend the file or save it again"},
        {"media/lake.svg", "<rect", "<defs><text>湖</text></defs><rect",
         "media/lake.svg:2:7: warning: letters in the picture depend on this machine's fonts; turn"
         " them into paths"},
        {"media/lake.svg", "<rect", "<script/><rect",
         "media/lake.svg:2:1: error: the picture contains a script; save it without"},
        {"media/lake.svg", "<svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg",
         "media/lake.svg:1:16: error: the picture defines entities; save it without them"},
        {"media/lake.svg", "<svg", "<!DOCTYPE svg><svg",
         "media/lake.svg:1:1: error: the picture has a document type; save it as plain SVG"},
        {"media/lake.svg", "<rect", "<foreignObject/><rect",
         "media/lake.svg:2:1: error: the picture contains foreign objects; save it as plain SVG"},
        {"media/lake.svg", "<svg", "<?xml-stylesheet href='x'?><svg",
         "media/lake.svg:1:1: error: the picture names a style sheet; save it as plain SVG"},
        {"media/lake.svg", "<rect", "<style>@import url(x)</style><rect",
         "media/lake.svg:2:8: error: the picture imports a style sheet; save it as plain SVG"},
        {"media/lake.svg", "<rect", "<image href='../grid.png'/><rect",
         "media/lake.svg:2:8: error: the picture refers to another file; embed it in the SVG"},
        {"media/lake.svg", "<rect", "<image xlink:href=\"file:///etc/passwd\"/><rect",
         "media/lake.svg:2:14: error: the picture refers to another file; embed it in the SVG"},
        {"media/lake.svg", "fill=\"#9FC6E0\"", "fill=\"url(https://example.org/x#a)\"",
         "media/lake.svg:2:37: error: the picture refers to another file; embed it in the SVG"},
        {"media/lake.svg", " viewBox=\"0 0 160 90\" width=\"160\" height=\"90\"", "",
         "media/lake.svg:1:1: error: the picture has no size of its own; set its width and height,"
         " or its view box"}};
    MAKE(list);
}

/* Links out of the folder, things that are no files, files that are too large. */
static void odd_things_in_the_folder(void)
{
    struct desk desk;
    struct buf said = {0}, large = {0};
    char path[1400], target[1400];
    size_t errors;
    desk_open(&desk, "odd");
    CHECK(symlink("/etc/passwd", desk_path(&desk, "zh/guide/passwd.md", path)) == 0);
    CHECK(mkfifo(desk_path(&desk, "media/pipe.png", target), 0600) == 0);
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_HAS(said.data,
              "zh/guide/passwd.md:1:1: error: this is a link to another place; put a copy"
              " of the file here\n");
    CHECK_HAS(said.data, "media/pipe.png:1:1: error: this is neither a file nor a folder; take it"
                         " away\n");
    unlink(path);
    unlink(target);
    desk_path(&desk, "media/lake.svg", path);
    unlink(path);
    CHECK(symlink(test_path("fixtures/mini/media/lake.svg"), path) == 0);
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_HAS(said.data, "media/lake.svg:1:1: error: this is a link to another place");
    desk_path(&desk, "fr", path);
    mkdir(path, 0777);
    desk_path(&desk, "zh/astronomy", path);
    mkdir(path, 0777);
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_HAS(said.data,
              "fr:1:1: warning: nothing reads this folder; add a [lang ...] to pack.ini or"
              " take it away\n");
    CHECK_HAS(said.data, "zh/astronomy:1:1: warning: there is no [section astronomy] in pack.ini;"
                         " add it or take the folder away\n");
    while (large.length < 5 * 1024 * 1024) {
        buf_add_text(&large, "一行很长的文字，写了又写，写了又写。\n");
    }
    desk_write(&desk, "zh/guide/about.md", large.data, large.length);
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_HAS(said.data, "zh/guide/about.md:1:1: error: the file is larger than 4096 KiB; make it"
                         " smaller\n");
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&large);
}

static void limits(void)
{
    struct desk desk;
    struct buf said = {0}, text = {0};
    char path[1400];
    size_t errors;
    int i;
    desk_open(&desk, "limits");
    for (i = 0; i < 14; i++) {
        buf_format(&text, "[lang x%c]\nname = X\nfallback = zh\ntitle = X\n", 'a' + i);
    }
    buf_add_text(&text, "[scene lake]");
    CHECK(desk_edit(&desk, "pack.ini", "[scene lake]", text.data));
    buf_clear(&text);
    buf_add_text(&text, "sources: museum-text");
    for (i = 0; i < 64; i++) {
        buf_format(&text, "; s%d", i);
    }
    CHECK(desk_edit(&desk, "zh/guide/rules.md", "sources: museum-text", text.data));
    buf_clear(&text);
    for (i = 0; i < 40; i++) {
        buf_add_text(&text, "*a **b ");
    }
    for (i = 0; i < 40; i++) {
        buf_add_text(&text, "c** d*");
    }
    CHECK(desk_edit(&desk, "zh/guide/about.md", "再见。", text.data));
    desk_write(&desk, "zh/guide/\xFF.md", "x", 1);
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_INT(errors, 4);
    CHECK_HAS(said.data, "pack.ini:86:1: error: more than 16 languages; remove some\n");
    CHECK_HAS(said.data, "zh/guide/rules.md:9:10: error: more than 64 ids; shorten the list\n");
    CHECK_HAS(said.data, "zh/guide/about.md:33:");
    CHECK_HAS(said.data, "error: emphasis inside emphasis too many times; write it simpler\n");
    CHECK_HAS(said.data,
              "zh/guide:1:1: error: a file's name is not UTF-8; rename it to letters a-z,"
              " digits and '-'\n");
    unlink(desk_path(&desk, "zh/guide/\xFF.md", path));
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&text);
}

/* What editors of other systems leave behind is no mistake. */
static void byte_order_marks_and_line_ends(void)
{
    struct desk desk;
    struct buf said = {0}, text = {0}, changed = {0};
    size_t errors, i;
    desk_open(&desk, "crlf");
    CHECK(desk_read(&desk, "zh/guide/about.md", &text));
    buf_add_text(&changed, "\xEF\xBB\xBF");
    for (i = 0; i < text.length; i++) {
        buf_add_text(&changed, text.data[i] == '\n' ? "\r" : "");
        buf_add_byte(&changed, text.data[i]);
    }
    desk_write(&desk, "zh/guide/about.md", changed.data, changed.length);
    desk_write(&desk, ".DS_Store", "x", 1);
    CHECK(desk_edit(&desk, "zh/guide/about.md", "page:science/rime", "page:nowhere"));
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_INT(errors, 1);
    CHECK_HAS(said.data, "zh/guide/about.md:15:30: error: there is no page 'nowhere'");
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&text);
    buf_finish(&changed);
}

/* Many mistakes at once are all reported, in order. */
static void all_problems_of_one_run(void)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors;
    desk_open(&desk, "all");
    CHECK(desk_edit(&desk, "zh/guide/about.md", "(page:science/rime)", "(page:x)"));
    CHECK(desk_edit(&desk, "zh/guide/about.md", "> 慢慢看", "> <b>慢慢看"));
    CHECK(desk_edit(&desk, "zh/guide/rules.md", "order: 2", "order: 0"));
    CHECK(desk_edit(&desk, "en/science/rime.md", "as_of: 2026-11-23", "as_of: soon"));
    CHECK(desk_edit(&desk, "media/lake.svg", "<rect", "<script/><rect"));
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_INT(errors, 5);
    CHECK(strstr(said.data, "en/science/rime.md:") < strstr(said.data, "media/lake.svg:"));
    CHECK(strstr(said.data, "zh/guide/about.md:15") < strstr(said.data, "zh/guide/about.md:29"));
    CHECK(strstr(said.data, "zh/guide/about.md:29") < strstr(said.data, "zh/guide/rules.md:"));
    desk_remove(desk.root);
    buf_finish(&said);
}

static void no_folder_at_all(void)
{
    struct author_options options = {.source = "/no-such-folder"};
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    CHECK(!author_build(&options, &d, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_INT(d.count, 0);
    diag_finish(&d);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_sound_folder);
    RUN(settings);
    RUN(tables);
    RUN(pictures_in_media);
    RUN(odd_things_in_the_folder);
    RUN(limits);
    RUN(byte_order_marks_and_line_ends);
    RUN(all_problems_of_one_run);
    RUN(no_folder_at_all);
    return TEST_END();
}
