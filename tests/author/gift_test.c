/* GIFT as Moodle's importer reads it: every form it knows, what its escapes, formats and comments
 * become, and its accidents. The texts have the shapes of Moodle's own examples and fixtures. */
#include "bank.h"

struct form {
    const char *gift, *shown; /* the question's line, or several */
};

static void forms_read(const struct form *list, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        struct bank_desk t;
        struct buf want = {0};
        bank_open(&t);
        gift_read(&t.bank, "t.gift", list[i].gift, strlen(list[i].gift), 0);
        bank_show(&t, 0);
        buf_format(&want, "%s%s", list[i].shown, *list[i].shown ? "\n" : "");
        if (strcmp(buf_text(&t.shown), buf_text(&want)) != 0 || t.said.length > 0) {
            test_fail(__FILE__, __LINE__, "form %zu: %s\nwanted %sread   %s%s", i, list[i].gift,
                      buf_text(&want), buf_text(&t.shown), buf_text(&t.said));
        }
        buf_finish(&want);
        bank_close(&t);
    }
}

#define FORMS(list) forms_read(list, sizeof list / sizeof *list)

/* The examples that come with Moodle, form by form, in words of our own. */
static void moodle_examples(void)
{
    static const struct form list[] = {
        {"Who walks on the lake?{~Fish ~Bears =nobody}",
         "choice Who walks on the lake? | 0 Fish | 0 Bears | 1000 nobody"},
        {"Rime is {~painted =frozen ~melted} on the trees.",
         "choice Rime is _____ on the trees. | 0 painted | 1000 frozen | 0 melted"},
        {"Rime is snow.{FALSE}", "truth Rime is snow. | true 0 | false 1000"},
        {"Who walks on the lake?{=nobody =no one}",
         "short Who walks on the lake? | 1000 nobody | 1000 no one"},
        {"When did the volcano erupt?{#1702:1}",
         "number When did the volcano erupt? | 1000 1702±1"},
        {"The lantern fair falls on the {\n    ~first\n    ~second\n    =fifteenth\n} day.",
         "choice The lantern fair falls on the _____ day. | 0 first | 0 second | 1000 fifteenth"},
        {"Where does the river end? {\n    ~Korea\n    =Russia\n    ~Japan\n    ~here}",
         "choice Where does the river end? | 0 Korea | 1000 Russia | 0 Japan | 0 here"},
        {"Two and two make {=four =4}.", "short Two and two make _____. | 1000 four | 1000 4"},
        {"Ice floats.{T}", "truth Ice floats. | true 1000 | false 0"},
        {"Ice sinks.{F}", "truth Ice sinks. | true 0 | false 1000"},
        {"Ice is cold.{TRUE}", "truth Ice is cold. | true 1000 | false 0"},
        {"Pairs. {\n    =one -> 1\n    =two -> 2\n    =three -> 3\n    }",
         "pairs Pairs. | one>3 | two>4 | three>5 | @1 | @2 | @3"},
        {"Which belongs to which? {\n    =Jilin -> Changchun\n    =Liaoning  -> Shenyang\n    }",
         "pairs Which belongs to which? | Jilin>2 | Liaoning>3 | @Changchun | @Shenyang"},
        {"Pairs\nwithout spaces.{=Jilin->Changchun =Hebei->Shijiazhuang}",
         "pairs Pairs\nwithout spaces. | Jilin>2 | Hebei>3 | @Changchun | @Shijiazhuang"},
        {"When was it? {#1822}", "number When was it? | 1000 1822±0"},
        {"Pi? {#3.1415:0.0005}.", "number Pi? _____. | 1000 3.1415±0.0005"},
        {"Pi? {#3.141..3.142}.", "number Pi? _____. | 1000 3.1415±0.0005"},
        {"When was it? {#\n    =1822:0\n    =%50%1822:2}",
         "number When was it? | 1000 1822±0 | 500 1822±2"},
        {"// Only numbers from here on\nWhat is 2 and 2? {#4}",
         "number What is 2 and 2? | 1000 4±0"},
        {"::Where signs come from::These signs came\nfrom where? {=China}",
         "::Where signs come from:: short These signs came\nfrom where? | 1000 China"},
        {"What is right?{\n~wrong#no\n~wrong too#not this\n=right#Very good!}",
         "choice What is right? | 0 wrong #no | 0 wrong too #not this | 1000 right #Very good!"},
        {"Who?{\n=nobody#fine\n=no one#fine too}", "short Who? | 1000 nobody #fine | 1000 no one"
                                                   " #fine too"},
        {"[markdown]Who is **not** here?{\n=me#fine!\n=I#fine!}",
         "short Who is **not** here? | 1000 me #fine! | 1000 I #fine!"},
        {"Rime is snow.{FALSE#It grows on the branch.}",
         "truth Rime is snow. | true 0 #It grows on the branch. | false 1000"},
        {"Hard.{~wrong ~%50%half =right}", "choice Hard. | 0 wrong | 500 half | 1000 right"},
        {"::Home:: It came from {\n    ~A#no\n    ~%25%B#born\n    ~%50%C#nearly\n    =D#Yes! "
         "Right!}.",
         "::Home:: choice It came from _____. | 0 A #no | 250 B #born | 500 C #nearly | 1000 D "
         "#Yes!"
         " Right!"},
        {"::Home:: It came from {\n    =D#Yes!\n    =%75%Dd#misspelt\n    =%25%B#born}",
         "::Home:: short It came from | 1000 D #Yes! | 750 Dd #misspelt | 250 B #born"},
        {"Which two? {\n    ~none\n    ~%50%a\n    ~%50%b\n    ~c }",
         "choices Which two? | 0 none | 500 a | 500 b | 0 c"},
        {"Which two? {\n    ~%-50%none\n    ~%50%a\n    ~%50%b\n    ~%-50%c }",
         "choices Which two? | -500 none | 500 a | 500 b | -500 c"},
        {"Which equals 5? {\n     ~ \\= 2 + 2\n     = \\= 2 + 3\n     ~ \\= 2 + 4  }",
         "choice Which equals 5? | 0 = 2 + 2 | 1000 = 2 + 3 | 0 = 2 + 4"},
        {"::Signs::\nWhich is none? {\n   ~ \\~  # \\~ is one.\n   ~ \\#  # \\# is one.\n"
         "   ~ \\{ \\} # both are.\n   = \\\\  # Right! \\\\ (backslash)\n        is none.\n}",
         "::Signs:: choice Which is none? | 0 ~ #~ is one. | 0 # ## is one. | 0 { } #both are. |"
         " 1000 \\ #Right! \\ (backslash)\nis none."},
        {"Hard.{\n     ~wrong           #no\n     ~%50%half #nearly\n     =right     #well done!}",
         "choice Hard. | 0 wrong #no | 500 half #nearly | 1000 right #well done!"},
        {"//nobody reads this\n::Number::\nWhen? {#\n     =1822:0      #Right! 100% credit\n"
         "     =%50%1822:2  #Near.\n                  Half of it.\n}",
         "::Number:: number When? | 1000 1822±0 #Right! 100% credit | 500 1822±2 #Near.\nHalf of"
         " it."}};
    FORMS(list);
}

/* The shapes of Moodle's unit tests. */
static void moodle_fixtures(void)
{
    static const struct form list[] = {
        {"// essay\n::Q8:: How is the lake? {}", "::Q8:: essay How is the lake?"},
        {"::Acts::[html]Match the <b>act</b>.{\n    =[html]Talking later. -> Forum\n"
         "    =[moodle]Choosing one. -> Choice\n    =[plain]Adding rows. -> Database\n"
         "    =[markdown]Pages. -> Wiki\n    = -> Chat\n}",
         "::Acts:: pairs Match the **act**. | Talking later.>4 | Choosing one.>5 | Adding rows.>6 |"
         " Pages.>7 | @Forum | @Choice | @Database | @Wiki | @Chat"},
        {"::Q2:: What is between them?\n{\n    =yellow # right; good!\n    ~red # [html]wrong, it's"
         " yellow\n    ~[plain]blue # wrong\n}",
         "::Q2:: choice What is between them? | 1000 yellow #right; good! | 0 red #wrong, it's"
         " yellow | 0 blue #wrong"},
        {"::c:: What?\n{\n    ~%50%yellow # good!\n    ~%-100%red # [html]wrong\n    ~%50%beige\n"
         "    ~%-100%[plain]blue # wrong\n}",
         "::c:: choices What? | 500 yellow #good! | -1000 red #wrong | 500 beige | -1000 blue"
         " #wrong"},
        {"::c:: What?\n{\n~%100%yellow\n~%-50%red\n~%-50%blue\n}",
         "::c:: choices What? | 1000 yellow | -500 red | -500 blue"},
        {"::Q5:: From 1 to 5? {#3:2~#Far off}",
         "::Q5:: number From 1 to 5? | 1000 3±2 | 0 * #Far off"},
        {"::Q5:: From 1 to 5? {#3:2~#Far off}\";",
         "::Q5:: number From 1 to 5? _____\"; | 1000 3±2 | 0 * #Far off"},
        {"::S::The best?{\n    =Frog#Good!\n    =%50%Cat#Why?\n    =%0%*#Wrong\n}",
         "::S:: short The best? | 1000 Frog #Good! | 500 Cat #Why? | 0 *? #Wrong"},
        {"::S::The best?{\n    =Frog#Good!\n    =%0%*#Wrong\n    ####[html]Here <b>it</b> is!\n}",
         "::S:: short The best? | 1000 Frog #Good! | 0 *? #Wrong ## Here **it** is!"},
        {"::Q1:: 42 is all.{\nFALSE#It is the other one.#Right.}",
         "::Q1:: truth 42 is all. | true 0 #It is the other one. | false 1000 #Right."},
        {"::Q1:: 42 is all.{TRUE#Wrong.#Right.####Why.}",
         "::Q1:: truth 42 is all. | true 1000 #Right. | false 0 #Wrong. ## Why."},
        {"::Q1:: 42 is all.{TRUE##Right.}",
         "::Q1:: truth 42 is all. | true 1000 #Right. | false 0"},
        {"::Q1:: 42 is all.{FALSE#[html]<i>No</i>.#Yes.#More.}",
         "::Q1:: truth 42 is all. | true 0 #No. | false 1000 #Yes.#More."},
        {"::double:: A \\\\ B \\\\\\\\ C{}", "::double:: essay A \\ B \\\\\\ C"},
        {"::Q::[html]<p>What is it?</p>\nfor (;;) \\{\n    a();\n\\}\n{}",
         "::Q:: essay What is it?\nfor (;;) { a(); }"},
        {"// Tags: [tag:one] [tag:two].\n// And: [id:myid].\n::N:: How? {}",
         "(myid) ::N:: <one> <two> essay How?"},
        {"// [tag:  basic] Here is  \n// a [id:   four   ] que[tag:add   ]stion.\nHow? {}",
         "(four) <basic> <add> essay How?"},
        {"// [id:i\\]d] [tag:t\\]ag]\nHow? {}", "(i]d) <t]ag> essay How?"}};
    FORMS(list);
}

static void blocks_and_escapes(void)
{
    static const struct form list[] = {
        {"", ""},
        {"\n\n// nothing but words\n\n", ""},
        {"a?{T}\n\nb?{F}", "truth a? | true 1000 | false 0\ntruth b? | true 0 | false 1000"},
        {"a?{T}\n \t \nb?{F}\n", "truth a? | true 1000 | false 0\ntruth b? | true 0 | false 1000"},
        {"a?{T}\n　\nb?{F}\n", "truth a? | true 1000 | false 0\ntruth b? | true 0 | false 1000"},
        {"  a\n  // in between\n  b {T}", "truth a\nb | true 1000 | false 0"},
        {"a\\nb {T}", "truth a\nb | true 1000 | false 0"},
        {"a\\\\nb {T}", "truth a\\nb | true 1000 | false 0"},
        {"a\\\\\\nb {T}", "truth a\\\nb | true 1000 | false 0"},
        {"a \\x b {T}", "truth a \\x b | true 1000 | false 0"},
        {"\\:\\:a\\:\\: \\#\\=\\{\\}\\~ {T}", "truth ::a:: #={}~ | true 1000 | false 0"},
        {"12\\:30 {T}", "truth 12:30 | true 1000 | false 0"},
        {"12:30 {T}", "truth 12:30 | true 1000 | false 0"},
        {"http://a.b/ and //c {T}", "truth http://a.b/ and //c | true 1000 | false 0"},
        {"::a\\:\\:b::c {T}", "::a::b:: truth c | true 1000 | false 0"},
        {"::::c {T}", "truth c | true 1000 | false 0"},
        {"$CATEGORY: 冰雪/小学\n\na {T}\n\n$CATEGORY: $course$/top/b\n\nc{F}",
         "冰雪/小学/ truth a | true 1000 | false 0\nb/ truth c | true 0 | false 1000"},
        {"$CATEGORY: a\n\n$CATEGORY:\n\nb{T}", "truth b | true 1000 | false 0"},
        {"Only to be read.\nTwo lines.", "reading Only to be read.\nTwo lines."},
        {"雾凇是雪吗？{FALSE####雾凇是水汽冻成的冰。}",
         "truth 雾凇是雪吗？ | true 0 | false 1000 ## 雾凇是水汽冻成的冰。"},
        {"a{####why}", "essay a ## why"},
        {"a{=b####c####d}", "short a | 1000 b ####c ## d"},
        {"a{T#####d}", "truth a | true 1000 | false 0 ## d"},
        {"// [id:x] [tag:page=earth/rime] [tag:source=a] [tag:source=b] [tag:spots=1 2 8; 3 4 8]\n"
         "a{T}",
         "(x) {page=earth/rime} {source=a; b} {spots=1 2 8; 3 4 8} truth a | true 1000 | false 0"},
        {"// [tag:type=order][tag:range=0..100 step 5] [tag:unit=℃] [tag:order=keep]\na{T}",
         "{type=order} {range=0..100 step 5} {unit=℃} {order=keep} truth a | true 1000 | false 0"}};
    FORMS(list);
}

static void answers(void)
{
    static const struct form list[] = {
        {"a{ =甲　~乙\xC2\xA0~ 丙　}", "choice a | 1000 甲 | 0 乙 | 0 丙"},
        {"a{~b=c~d}", "choice a | 0 b | 1000 c | 0 d"},
        {"a{=b ~%50%c ~%-25.5%d}", "choice a | 1000 b | 500 c | -255 d"},
        {"a{~%33.33333%b ~%33.33333%c ~%33.33333%d ~%-100%e}",
         "choices a | 333 b | 334 c | 333 d | -1000 e"},
        {"a{~%16.66667%b ~%16.66667%c ~%16.66667%d ~%16.66667%e ~%16.66667%f ~%16.66667%g}",
         "choices a | 167 b | 166 c | 167 d | 167 e | 166 f | 167 g"},
        {"a{=b =c ~d}", "choice a | 1000 b | 1000 c | 0 d"},
        {"a{~ %50% b ~ %50.% c}", "choices a | 500 b | 500 c"},
        {"a{=5% ~10%}", "choice a | 1000 5% | 0 10%"},
        {"a{b}", "short a | 1000 b"},
        {"a{=b*c =\\*}", "short a | 1000 b*c? | 1000 \\*"},
        {"a{=[plain]<b>}", "short a | 1000 <b>"},
        {"a{#-3.5e2:.5}", "number a | 1000 -350±0.5"},
        {"a{#=5..7#so =%50%4..8#near ~#far}", "number a | 1000 6±1 #so | 500 6±2 #near | 0 * #far"},
        {"a{#=5 =%0%*#far}", "number a | 1000 5±0 | 0 * #far"},
        {"a{#0}", "number a | 1000 0±0"},
        {"a{#5\\:1}", "number a | 1000 5±1"},
        {"a{=b->c=d->c=->e}", "pairs a | b>2 | d>2 | @c | @e"},
        {"a{=b -> c -> d =e -> f}", "pairs a | b>2 | e>3 | @c -> d | @f"},
        {"a{= -> x =b -> c = -> x}", "pairs a | b>2 | @x | @c"},
        {"a{=[html]H<sub>2</sub>O -> <b>c</b> =d -> [html]e}",
         "pairs a | H₂O>2 | d>3 | @<b>c</b> | @[html]e"}};
    FORMS(list);
}

static void formats(void)
{
    static const struct form list[] = {
        {"[html]哪一项<strong>不</strong>对{T}", "truth 哪一项**不**对 | true 1000 | false 0"},
        {"[html]<b> a </b>b<i>c</i>{T}", "truth **a** b*c* | true 1000 | false 0"},
        {"[html]<u><b>a</b></u>{T}", "truth ***a*** | true 1000 | false 0"},
        {"[html]<b>a<i>b</i>c</b> <i>d</i>{T}", "truth **abc** *d* | true 1000 | false 0"},
        {"[html]a<sub>2</sub>b<sup>-3</sup>{T}", "truth a₂b⁻³ | true 1000 | false 0"},
        {"[html]a<br>b<br/><p>c</p><p>d</p>\ne\nf{T}",
         "truth a\nb\nc\nd\ne f | true 1000 | false 0"},
        {"[html]<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>{T}",
         "truth • a\n• b\n1. c\n2. d | true 1000 | false 0"},
        {"[html]冰\n雪{T}", "truth 冰雪 | true 1000 | false 0"},
        {"[html]&lt;b&gt; &amp;&\\#20912;&\\#x96EA;&nbsp;&deg;C &unheard; a&b{T}",
         "truth <b> &冰雪 °C &unheard; a&b | true 1000 | false 0"},
        {"[html]2*3*4 a_b_{T}", "truth 2\\*3\\*4 a_b_ | true 1000 | false 0"},
        {"[html]1 < 2 and 3 > 2{T}", "truth 1 < 2 and 3 > 2 | true 1000 | false 0"},
        {"[html]a<!-- b -->c{T}", "truth ac | true 1000 | false 0"},
        {"[plain]<b>a</b> &amp; **b**{T}",
         "truth <b>a</b> &amp; \\*\\*b\\*\\* | true 1000 | false 0"},
        {"[moodle]a\nb <b>c</b>\nd{T}", "truth a\nb **c** d | true 1000 | false 0"},
        {"a **b** *c* 2*3{T}", "truth a **b** \\*c\\* 2\\*3 | true 1000 | false 0"},
        {"哪一项**不**对{=**甲** ~乙}", "choice 哪一项**不**对 | 1000 甲 | 0 乙"},
        {"[markdown]*a* __b__ _c_ d_e_f 2 * 3 \\\\*g\\\\*{T}",
         "truth *a* **b** *c* d_e_f 2 \\* 3 \\*g\\* | true 1000 | false 0"},
        {"[markdown]a\nb  \\nc\\n\\nd{T}", "truth a b\nc\n\nd | true 1000 | false 0"},
        {"[markdown]a{=**b** ~c#*d* ~[plain]*e*####**f**}",
         "choice a | 1000 b | 0 c #d | 0 *e* ## **f**"},
        {"[latex]a{T}", "truth [latex]a | true 1000 | false 0"},
        {"[1] a{T}", "truth [1] a | true 1000 | false 0"},
        {"[html]a{=<b>b</b> ~[plain]<b>c</b>#<i>d</i>}", "choice a | 1000 b | 0 <b>c</b> #d"}};
    FORMS(list);
}

static void the_words_as_a_document(void)
{
    struct arena mem = {0};
    struct doc doc;
    struct buf stored = {0};
    bank_words("哪**不**对 *so* \\*a\\* 2*3 \\\\ \\x\nb\n\n***c***", &mem, &doc);
    doc_write(&doc, &stored);
    CHECK_INT((long long)doc.count, 2);
    CHECK_TEXT(doc.blocks[0].text, "哪不对 so *a* 2*3 \\ \\x\nb");
    CHECK_INT((long long)doc.blocks[0].span_count, 2);
    CHECK_INT(doc.blocks[0].spans[0].style, DOC_STRONG);
    CHECK_INT(doc.blocks[0].spans[0].start, 3);
    CHECK_INT(doc.blocks[0].spans[0].end, 6);
    CHECK_INT(doc.blocks[0].spans[1].style, DOC_EMPHASIS);
    CHECK_TEXT(doc.blocks[1].text, "c");
    CHECK_INT(doc.blocks[1].spans[0].style, DOC_STRONG | DOC_EMPHASIS);
    bank_words("", &mem, &doc);
    CHECK_INT((long long)doc.count, 0);
    buf_finish(&stored);
    arena_finish(&mem);
}

/* Places of everything, by line and column, past comments, escapes and Chinese. */
static void places(void)
{
    static const char text[] = "$CATEGORY: 冰\n\n// [id:x] [tag:page=a]\n  ::名::冰\\:雪{\n"
                               "  ~%50%甲#乙\n  ~%50%丙####丁}\n";
    struct bank_desk t;
    const struct bank_question *q;
    bank_open(&t);
    gift_read(&t.bank, "t.gift", text, strlen(text), 1);
    CHECK_INT((long long)t.bank.count, 1);
    q = &t.bank.questions[0];
#define AT(place, l, c) CHECK((place).line == (l) && (place).column == (c))
    CHECK_INT((long long)q->lang, 1);
    AT(q->category.place, 1, 12);
    AT(q->id_place, 3, 8);
    AT(q->meta[BANK_PAGE].place, 3, 21);
    AT(q->place, 4, 3);
    AT(q->name.place, 4, 5);
    AT(q->stem.place, 4, 8);
    AT(q->parts[0].place, 5, 3);
    AT(q->parts[0].weight_place, 5, 4);
    AT(q->parts[0].text.place, 5, 8);
    AT(q->parts[0].feedback.place, 5, 10);
    AT(q->parts[1].text.place, 6, 8);
    AT(q->why.place, 6, 13);
    CHECK_TEXT(q->place.file, "t.gift");
    bank_close(&t);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(moodle_examples);
    RUN(moodle_fixtures);
    RUN(blocks_and_escapes);
    RUN(answers);
    RUN(formats);
    RUN(the_words_as_a_document);
    RUN(places);
    return TEST_END();
}
