/* Every message about a timeline: one small mistake each, and what is said about it, where. */
#include "timeline.h"

static const struct {
    const char *file, *text;
    const char *said; /* one whole line of the answer */
} mistakes[] = {
    {"t.csv", "year,month,day,time,headline\n13a,,,,a\n",
     "t.csv:2:1: error: '13a' is not a year; write a whole number: 1958, -220 for 221 BC, "
     "-13,800,000,000"},
    {"t.csv", "year,month,day,time,headline\n1958.5,,,,a\n",
     "t.csv:2:1: error: '1958.5' is not a year; write a whole number: 1958, -220 for 221 BC, "
     "-13,800,000,000"},
    {"t.csv", "year,month,day,time,headline\n11/1/1958,,,,a\n",
     "t.csv:2:1: error: '11/1/1958' may be 1958-11-01 or 1958-01-11; write the one that is meant"
     " like that"},
    {"t.csv", "year,month,day,time,headline\nNov-58,,,,a\n",
     "t.csv:2:1: error: 'Nov-58' lacks the year or its century, as spreadsheets show dates; format"
     " the column as text and write 1958-11-01 or 1958-11"},
    {"t.csv", "year,month,day,time,headline\n21490,,,,a\n",
     "t.csv:2:1: error: '21490' is what a spreadsheet keeps for 1958-11-01; format the column as "
     "text, and write year, month and day in their own columns"},
    {"t.csv", "year,month,day,time,headline\n36585,,,,a\n",
     "t.csv:2:1: error: '36585' is what a spreadsheet keeps for 2000-02-29; format the column as "
     "text, and write year, month and day in their own columns"},
    {"t.csv", "year,month,day,time,headline\n195800,,,,a\n",
     "t.csv:2:1: error: the year '195800' is out of reach; write one from -20,000,000,000 to 9999"},
    {"t.csv", "year,month,day,time,headline\n-20000000001,,,,a\n",
     "t.csv:2:1: error: the year '-20000000001' is out of reach; write one from -20,000,000,000 to "
     "9999"},
    {"t.csv", "year,month,day,time,headline\n60年前,,,,a\n",
     "t.csv:2:1: error: '60年前' is another year every year; write the year itself"},
    {"t.csv", "year,month,day,time,headline\n1958/11/1,,,,a\n",
     "t.csv:2:1: warning: '1958/11/1' is a whole date and read as such; keep only the year here, "
     "and write month and day in their own columns"},
    {"t.csv", "year,month,day,time,headline\n1958/11/1,11,,,a\n",
     "t.csv:2:1: error: '1958/11/1' is a whole date, and a month or a day stands beside it; keep "
     "only the year here"},
    {"t.csv", "year,month,day,time,headline\n1958/11/1,,1,,a\n",
     "t.csv:2:1: error: '1958/11/1' is a whole date, and a month or a day stands beside it; keep "
     "only the year here"},
    {"t.csv", "year,month,day,time,headline\n,,,,a\n",
     "t.csv:2:1: error: the event has no year; write one: 1958, or -220 for 221 BC"},
    {"t.csv", "year,month,day,time,headline\n,11,,,a\n",
     "t.csv:2:2: error: 'month' without a year; write 'year' too"},
    {"t.csv", "year,month,day,time,headline\n,,1,,a\n",
     "t.csv:2:3: error: 'day' without a year; write 'year' too"},
    {"t.csv", "year,month,day,time,headline\n,,,10:30,a\n",
     "t.csv:2:4: error: 'time' without a year; write 'year' too"},
    {"t.csv", "year,month,day,time,headline\n1958,13,,,a\n",
     "t.csv:2:6: error: '13' is not a month; write 1 to 12"},
    {"t.csv", "year,month,day,time,headline\n1958,0,,,a\n",
     "t.csv:2:6: error: '0' is not a month; write 1 to 12"},
    {"t.csv", "year,month,day,time,headline\n1958,Nov,,,a\n",
     "t.csv:2:6: error: 'Nov' is not a month; write 1 to 12"},
    {"t.csv", "year,month,day,time,headline\n1958,,1,,a\n",
     "t.csv:2:7: error: a day without a month; write the month too"},
    {"t.csv", "year,month,day,time,headline\n1958,2,30,,a\n",
     "t.csv:2:8: error: '30' is not a day of 1958-02; write 1 to 28"},
    {"t.csv", "year,month,day,time,headline\n2000,2,30,,a\n",
     "t.csv:2:8: error: '30' is not a day of 2000-02; write 1 to 29"},
    {"t.csv", "year,month,day,time,headline\n1958,11,31,,a\n",
     "t.csv:2:9: error: '31' is not a day of 1958-11; write 1 to 30"},
    {"t.csv", "year,month,day,time,headline\n1958,11,x,,a\n",
     "t.csv:2:9: error: 'x' is not a day of 1958-11; write 1 to 30"},
    {"t.csv", "year,month,day,time,headline\n1950年代,3,,,a\n",
     "t.csv:2:8: error: a month beside '1950年代'; empty this cell, or write the year as a number"},
    {"t.csv", "year,month,day,time,headline\n1958,,,10:30,a\n",
     "t.csv:2:8: error: a time without a day; write year, month and day too"},
    {"t.csv", "year,month,day,time,headline\n1958,11,,10:30,a\n",
     "t.csv:2:10: error: a time without a day; write year, month and day too"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,25:00,a\n",
     "t.csv:2:11: error: '25:00' is not a time; write for instance 15:30"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,noon,a\n",
     "t.csv:2:11: error: 'noon' is not a time; write for instance 15:30"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,15,a\n",
     "t.csv:2:11: error: '15' is not a time; write for instance 15:30"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,15:30,a\n",
     "t.csv:2:11: note: the time '15:30' is not shown; write it in 'display_date' if visitors need "
     "it"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,15:30:05,a\n",
     "t.csv:2:11: note: the time '15:30:05' is not shown; write it in 'display_date' if visitors "
     "need it"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,15:30:05.25,a\n",
     "t.csv:2:11: note: the time '15:30:05.25' is not shown; write it in 'display_date' if "
     "visitors need it"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,3 pm,a\n",
     "t.csv:2:11: note: the time '3 pm' is not shown; write it in 'display_date' if visitors need "
     "it"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,3:30 PM,a\n",
     "t.csv:2:11: note: the time '3:30 PM' is not shown; write it in 'display_date' if visitors "
     "need it"},
    {"t.csv", "year,month,day,time,headline\n1958,11,1,3:30 a.m.,a\n",
     "t.csv:2:11: note: the time '3:30 a.m.' is not shown; write it in 'display_date' if visitors "
     "need it"},
    {"t.csv", "year,end_year,end_month,headline,start_date,end_date\n1958,1957,,a,,\n",
     "t.csv:2:6: error: the end is before the start; exchange them"},
    {"t.csv", "year,end_year,end_month,headline,start_date,end_date\n1958,,,a,,1957-12-31\n",
     "t.csv:2:11: error: the end is before the start; exchange them"},
    {"t.csv", "year,end_year,end_month,headline,start_date,end_date\n1958,,3,a,,\n",
     "t.csv:2:7: error: 'end_month' without a year; write 'end_year' too"},
    {"t.csv", "year,end_year,end_month,headline,start_date,end_date\n1958,x,,a,,\n",
     "t.csv:2:6: error: 'x' is not a year; write a whole number: 1958, -220 for 221 BC, "
     "-13,800,000,000"},
    {"t.csv", "year,end_year,end_month,headline,start_date,end_date\n1958,,,a,1958-11,\n",
     "t.csv:2:1: error: 'year' beside 'start_date', which holds the whole date; empty one of them"},
    {"t.csv", "year,end_year,end_month,headline,start_date,end_date\n,,,a,11/1/1958,\n",
     "t.csv:2:6: warning: '11/1/1958' is read as 1958-11-01; write it like that"},
    {"t.csv", "year,end_year,end_month,headline,start_date,end_date\n,,,a,13/13/1958,\n",
     "t.csv:2:6: error: '13/13/1958' is a day that does not exist; look it up again"},
    {"t.csv", "year,month,headline,precision\n1958,,a,decad\n",
     "t.csv:2:9: error: unknown precision 'decad'; write decade"},
    {"t.csv", "year,month,headline,precision\n1958,11,a,decade\n",
     "t.csv:2:11: error: precision 'decade' beside a month; empty one of them"},
    {"t.csv", "year,month,headline,precision\n1958,,a,month\n",
     "t.csv:2:9: error: precision 'month' is finer than the date; write the date in full, or leave "
     "the precision empty"},
    {"t.csv", "year,month,headline,precision\n1950年代,,a,year\n",
     "t.csv:2:11: error: precision 'year' is finer than the date; write the date in full, or leave "
     "the precision empty"},
    {"t.csv", "year,headline,about\n1958,a,perhaps\n",
     "t.csv:2:8: error: unknown about 'perhaps'; write one of: yes, no"},
    {"t.csv", "year,end_year,headline\n,1958,a\n",
     "t.csv:2:1: error: the event has no year; write one: 1958, or -220 for 221 BC"},
    {"t.csv", "year,headline,importance\n1958,a,6\n",
     "t.csv:2:8: error: '6' is not a number from 1 to 5; write one"},
    {"t.csv", "year,headline,type\n1958,a,erra\n",
     "t.csv:2:8: error: unknown type 'erra'; write era"},
    {"t.csv", "year,headline,type\n1958,a,slide\n",
     "t.csv:2:8: error: unknown type 'slide'; write one of: event, title, era"},
    {"t.csv", "year,headline,type\n,a,title\n1958,b,\n,c,title\n",
     "t.csv:4:4: error: a second title; line 2 has the first, keep one"},
    {"t.csv", "year,headline,type,media\n,a,title,lake.svg\n1958,b,,\n",
     "t.csv:2:10: note: the picture of a title is not shown; name it as 'poster' in the section's "
     "index.md"},
    {"t.csv", "year,headline,type\n1958,b,\n1900,a,era\n",
     "t.csv:3:1: error: the era has no 'end_year'; write it, and use an event for a single date"},
    {"t.csv", "year,end_year,headline,type\n1958,,b,\n1900,,a,era\n",
     "t.csv:3:6: error: the era has no 'end_year'; write it, and use an event for a single date"},
    {"t.csv", "year,headline,type,end_year\n1958,b,,\n,a,era,1949\n",
     "t.csv:3:1: error: the era has no 'year'; write it, and use an event for a single date"},
    {"t.csv", "year,headline,type,end_year,text\n1958,b,,,\n1900,a,era,1949,words\n",
     "t.csv:3:17: note: an era shows only its name and its dates, 'text' is not read; empty the "
     "cell"},
    {"t.csv", "year,headline,type,end_year\n1958,b,,\n1900,,era,1949\n",
     "t.csv:3:6: error: the row has no headline_zh; write it"},
    {"t.csv", "year,headline\n1958,\n", "t.csv:2:6: error: the row has no headline_zh; write it"},
    {"t.csv", "year,headline,headline_en\n1958,,Founded\n",
     "t.csv:2:6: error: the row has no headline_zh; write it"},
    {"t.csv", "year,headline,headline_en\n1958,成立,\n1959,a,b\n",
     "t.csv:2:9: warning: '成立' has no headline_en; translate it, or it will be shown in zh"},
    {"t.csv", "year,text\n1958,a\n", "t.csv:1:1: error: there is no column 'headline_zh'; add it"},
    {"t.csv", "year,headlin\n1958,a\n",
     "t.csv:1:6: warning: column 'headlin' is not read; did you mean 'headline'?"},
    {"t.csv", "year,headline,mood\n1958,a,b\n",
     "t.csv:1:15: warning: column 'mood' is not read; remove it"},
    {"t.csv", "year,headline,zoom level\n1958,a,b\n",
     "t.csv:1:15: warning: column 'zoom_level' is not read; remove it"},
    {"t.csv", "year,headline,headline_fr\n1958,a,b\n",
     "t.csv:1:15: warning: column 'headline_fr' is not read; the pack has no language 'fr': add "
     "[lang fr] to pack.ini or remove the column"},
    {"t.csv", "年,标题,year\n1958,a,1958\n",
     "t.csv:1:6: error: column 'year' says the same as column '年'; remove one"},
    {"t.csv", "id,year,headline\nFounding,1958,a\n",
     "t.csv:2:1: error: 'Founding' cannot be an id; use small letters, digits and '-', at most 32"},
    {"t.csv", "id,year,headline\na,1958,a\na,1959,b\n",
     "t.csv:3:1: error: id 'a' stands already in t.csv line 2; give this one another id"},
    {"t.csv", "year,headline,group,group_en\n1958,a,,Bodies\n",
     "t.csv:2:8: error: the group has no name in zh; write group_zh"},
    {"t.csv", "year,headline,group,group_en\n1958,a,机构,Bodies\n1959,b,机构,Body\n",
     "t.csv:3:11: error: the group is 'Body' here and 'Bodies' in line 2; choose one name"},
    {"t.csv", "year,headline,media\n1958,a,lakes.svg\n",
     "t.csv:2:8: error: there is no picture 'lakes.svg'; did you mean 'lake.svg'?"},
    {"t.csv", "year,headline,media\n1958,a,volcano-at-night.png\n",
     "t.csv:2:8: error: there is no picture 'volcano-at-night.png'; put the file into media/ and a "
     "row into its credits.csv"},
    {"t.csv", "year,headline,media\n1958,a,https://x.org/p/Cat Pic.PNG\n",
     "t.csv:2:8: error: 'https://x.org/p/Cat Pic.PNG' lies on the network, which the kiosk has "
     "not; save it as media/cat-pic.png, with a row in credits.csv"},
    {"t.csv", "year,headline,media\n1958,a,https://youtu.be/aPweFhhXFvY\n",
     "t.csv:2:8: error: 'https://youtu.be/aPweFhhXFvY' lies on the network, which the kiosk has "
     "not; name a picture of media/, or empty the cell"},
    {"t.csv", "year,headline,media\n1958,a,www.example.org\n",
     "t.csv:2:8: error: 'www.example.org' lies on the network, which the kiosk has not; name a "
     "picture of media/, or empty the cell"},
    {"t.csv", "year,headline,media\n1958,a,<iframe src=x></iframe>\n",
     "t.csv:2:8: error: an embedded page, which the kiosk cannot open; name a picture of media/, "
     "or empty the cell"},
    {"t.csv", "year,headline,media,media_credit\n1958,a,lake.svg,某人\n",
     "t.csv:2:17: note: the credit of 'lake.svg' in credits.csv is shown instead; write there who "
     "made it"},
    {"t.csv", "year,headline,media_caption\n1958,a,湖\n",
     "t.csv:2:8: warning: a caption without a picture; name the picture in 'media', or empty the "
     "cell"},
    {"t.csv", "year,headline,background\n1958,a,#12345\n",
     "t.csv:2:8: error: '#12345' is not a colour; write '#' and six of the digits 0-9 and a-f"},
    {"t.csv", "year,headline,background\n1958,a,https://x.org/b.png\n",
     "t.csv:2:8: error: 'https://x.org/b.png' lies on the network, which the kiosk has not; save "
     "it as media/b.png, with a row in credits.csv"},
    {"t.csv", "year,headline,background,media\n1958,a,lake.svg,ada-lovelace.jpg\n",
     "t.csv:2:8: note: the background is not shown beside the picture in 'media'; empty the cell"},
    {"t.csv", "year,headline,text\n1958,a,<p>b <span>c</span></p>\n",
     "t.csv:2:13: note: '<span>' is left out; there are <p>, <b>, <i>, <a>, <br>, <blockquote> and "
     "<cite>"},
    {"t.csv", "year,headline,status\n1958,a,maybe\n",
     "t.csv:2:8: error: unknown status 'maybe'; write one of: to confirm, confirmed"},
    {"t.json", "{\"evnts\": []}",
     "t.json:1:11: warning: evnts: 'evnts' is not read; did you mean 'events'?"},
    {"t.json", "{\"events\": 5}",
     "t.json:1:12: error: events: a list [ ... ] belongs here; look at the example in "
     "README.md"},
    {"t.json", "{\"events\": [\n5]}",
     "t.json:2:1: error: events[0]: an object { ... } belongs here; look at the example in "
     "README.md"},
    {"t.json", "{\"scale\": \"cosmic\",\n\"events\": []}",
     "t.json:1:12: error: scale: unknown scale 'cosmic'; write one of: human, cosmological"},
    {"t.json", "{\"scale\": \"humane\",\n\"events\": []}",
     "t.json:1:12: error: scale: unknown scale 'humane'; write human"},
    {"t.json",
     "{\"events\": [{\"start_date\": {\"year\": 1958,\n\"month\": 13}, \"text\": {\"headline\": "
     "\"a\"}}]}",
     "t.json:2:10: error: events[0].start_date.month: '13' is not a month; write 1 to 12"},
    {"t.json",
     "{\"events\": [{\"text\": {\"headline\": \"a\"}},\n{\"start_date\": {\"year\": \"\"}, "
     "\"text\": {\"headline\": \"a\"}}]}",
     "t.json:1:13: error: events[0]: the event has no year; write one: 1958, or -220 for 221 BC"},
    {"t.json",
     "{\"events\": [{\"text\": {\"headline\": \"a\"}},\n{\"start_date\": {\"year\": \"\"}, "
     "\"text\": {\"headline\": \"a\"}}]}",
     "t.json:2:16: error: events[1].start_date: the event has no year; write one: 1958, or -220 "
     "for 221 BC"},
    {"t.json", "{\"events\": [{\"start_date\": {\"year\": 1958}, \"text\": {\"text\": \"b\"}}]}",
     "t.json:1:52: error: events[0].text: the row has no headline_zh; write it"},
    {"t.json", "{\"events\": [{\"start_date\": {\"year\": 1958, \"minute\": 5}}]}",
     "t.json:1:53: error: events[0].start_date.minute: a time without a day; write year, month and "
     "day too"},
    {"t.json",
     "{\"events\": [{\"start_date\": {\"year\": 1958, \"month\": 1, \"day\": 2, \"minute\": 5}}]}",
     "t.json:1:75: error: events[0].start_date.minute: ':5' is not a time; write for instance "
     "15:30"},
    {"t.json", "{\"events\": [{\"start_date\": {\"year\": 1958}, \"text\": \"b\"}]}",
     "t.json:1:53: error: events[0].text: an object { ... } belongs here; look at the example in "
     "README.md"},
    {"t.json", "{\"events\": [{\"start_date\": {\"year\": {}}}]}",
     "t.json:1:37: error: events[0].start_date.year: a text or a number belongs here; "
     "look at the example in README.md"},
    {"t.json", "{\"events\": [{\"start_date\": {\"year\": 1958}, \"sources\": [1]}]}",
     "t.json:1:56: error: events[0].sources[0]: a text in quotes belongs here; look at the "
     "example in README.md"},
    {"t.json", "{\"events\": [{\"start_date\": {\"year\": 1958}, \"text\": {\"headlin\": \"b\"}}]}",
     "t.json:1:65: warning: events[0].text.headlin: 'headlin' is not read; did you mean "
     "'text.headline'?"},
    {"t.json", "{\"events\": [{\"mood\": 1}, {\"mood\": 2}]}",
     "t.json:1:22: warning: events[0].mood: 'mood' is not read; remove it"},
    {"t.json",
     "{\"events\": [{\"start_date\": {\"year\": 1958}, \"unique_id\": \"a\"},\n{\"start_date\": "
     "{\"year\": 1959}, \"unique_id\": \"a\"}]}",
     "t.json:2:46: error: events[1].unique_id: id 'a' stands already in t.json line 1; give this "
     "one another id"},
    {"t.json",
     "{\"events\": [{\"start_date\": {\"year\": 1958}}], \"eras\": [\n{\"start_date\": {\"year\": "
     "1900}, \"text\": {\"headline\": \"a\"}}]}",
     "t.json:2:1: error: eras[0]: the era has no 'end_year'; write it, and use an event for a "
     "single date"},
    {"t.json",
     "{\"events\": [{\"start_date\": {\"year\": 1958},\"media\": {\"url\": "
     "\"https://x.org/a.png\"}}]}",
     "t.json:1:61: error: events[0].media.url: 'https://x.org/a.png' lies on the network, which "
     "the kiosk has not; save it as media/a.png, with a row in credits.csv"},
    {"t.json",
     "{\"events\": [{\"start_date\": {\"year\": 1958}, \"text\": {\"headline\": \"a\", \"text\": "
     "\"b\\n\\n<u>c</u>\"}}]}",
     "t.json:1:79: note: events[0].text.text: '<u>' is left out; there are <p>, <b>, <i>, <a>, "
     "<br>, <blockquote> and <cite>"},
    {"t.json", "{\"events\": [,]}",
     "t.json:1:13: error: this is not JSON: unexpected token near ','; look for a missing or an "
     "extra "
     "comma, bracket or quote just before this place"},
};

static bool has_line(const char *said, const char *line)
{
    size_t length = strlen(line);
    const char *at = said;
    while ((at = strstr(at, line))) {
        if ((at == said || at[-1] == '\n') && at[length] == '\n') {
            return true;
        }
        at++;
    }
    return false;
}

static void each_mistake(void)
{
    size_t i;
    for (i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct history h;
        history_read(&h, mistakes[i].file, mistakes[i].text);
        if (!has_line(buf_text(&h.said), mistakes[i].said)) {
            test_fail(__FILE__, __LINE__, "mistake %zu in %s\nwanted %s\nsaid\n%s", i,
                      mistakes[i].text, mistakes[i].said, buf_text(&h.said));
        }
        history_finish(&h);
    }
}

/* A wrong row does not hide what is wrong with the next, nor with its own other cells. */
static void all_of_them(void)
{
    struct history h;
    history_read(&h, "t.csv",
                 "year,month,headline,importance,id\nx,,a,9,A\n1958,13,,,b\n1958,,c,,b\n");
    CHECK_INT(h.d.errors, 6);
    history_finish(&h);
}

static void an_unknown_key_is_told_once(void)
{
    struct history h;
    history_read(&h, "t.json",
                 "{\"events\": [{\"start_date\": {\"year\": 1}, \"text\": {\"headline\": \"a\"},"
                 " \"location\": {\"lat\": 1}},"
                 " {\"start_date\": {\"year\": 2}, \"text\": {\"headline\": \"a\"},"
                 " \"location\": {\"lat\": 2}}]}");
    CHECK_INT(h.d.count, 3); /* two languages that are not there */
    CHECK_INT(h.d.errors, 0);
    history_finish(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(each_mistake);
    RUN(all_of_them);
    RUN(an_unknown_key_is_told_once);
    return TEST_END();
}
