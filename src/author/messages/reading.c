/* What is said about files as such, before anything in them has a meaning: encodings, characters,
 * the form of tables, what spreadsheets leave in cells, dates. */
#include "author/messages/rows.h"

const struct diag_words messages_reading[] = {
    /* dates.c */
    {"date-unread",
     "'%s' is not a date; write 1958, 1958-11 or 1958-11-01, with 'about' or 约 before it if it is"
     " not certain",
     "“%s”不是日期; 请写成 1958、1958-11 或 1958-11-01；不确定时前面加“约”"},
    {"date-short-year", "'%s' may be a year or something else; write all four digits of the year",
     "“%s”可能是年份，也可能不是; 年份请写全四位数字"},
    {"date-no-day", "'%s' is a day that does not exist; look it up again",
     "没有“%s”这一天; 请再核对"},
    {"date-serial",
     "'%s' is the number a spreadsheet keeps for %s; format the column as text and write the date"
     " like that (in a table of an old Mac it is %s)",
     "“%s”是电子表格代表 %s 的数字; 请把这一列设为文本格式，照那样写日期（旧版 Mac 的表格里它是 "
     "%s）"},
    {"date-either", "'%s' may be %s or %s; write the one that is meant like that",
     "“%s”可能是 %s，也可能是 %s; 请照这样写明是哪一天"},
    {"date-no-year",
     "'%s' lacks the year or its century, as spreadsheets show dates; format the column as text and"
     " write 1958-11-01 or 1958-11",
     "“%s”缺少年份或世纪，电子表格会把日期显示成这样; 请把这一列设为文本格式，写成 1958-11-01 "
     "或 1958-11"},
    {"date-span",
     "'%s' is a span of years; write where it begins here, and where it ends in the column for the"
     " end",
     "“%s”是一段时间; 这里只写开始，结束写到结束日期的列里"},

    /* encoding.c */
    {"encoding-converted", "the table is in %s; save it as \"CSV UTF-8\"",
     "表格的编码是 %s; 请另存为“CSV UTF-8”"},
    {"encoding-converted-text",
     "the text is in %s; save it as UTF-8 (in Notepad: Save as, Encoding)",
     "文件的编码是 %s; 请另存为 UTF-8（记事本：另存为，编码选 UTF-8）"},
    {"encoding-korean", "the text seems to be in the Korean encoding CP949; save it as UTF-8",
     "文件的编码似乎是韩文的 CP949; 请另存为 UTF-8"},
    {"encoding-byte",
     "the byte %02X at offset %zu does not belong into a text in %s; type the place again and save"
     " the file as UTF-8",
     "文件第 %2$zu 字节处的 %1$02X 不属于 %3$s 编码; 请重新输入这里的文字，并另存为 UTF-8"},

    /* plain.c */
    {"plain-other-kind",
     "this is not a text but a file of another kind (%s); open it in its own program and save it as"
     " UTF-8 text, a table as \"CSV UTF-8\" or .xlsx",
     "这不是文本，而是其他类型的文件（%s）; 请用原来的软件打开，另存为 UTF-8 文本；表格请存为“CSV "
     "UTF-8”或 .xlsx"},
    {"plain-byte",
     "the byte %02X at offset %zu is not UTF-8 text; type the place again and save the file as"
     " UTF-8",
     "文件第 %2$zu 字节处的 %1$02X 不是 UTF-8 文字; 请重新输入这里的文字，并另存为 UTF-8"},
    {"plain-nul",
     "a NUL byte at offset %zu, which no text has; save the file again from the program it comes"
     " from",
     "文件第 %zu 字节处有一个空字节（NUL），文本里不应有它; 请用原来的软件重新保存"},
    {"plain-lost", "the sign U+FFFD says that a character was lost here; type the place again",
     "符号 U+FFFD 表示这里丢了一个字; 请重新输入"},
    {"plain-control", "control character U+%04X; delete it and type the place again",
     "这里有看不见的控制字符 U+%04X; 请删掉，重新输入这一处"},
    {"plain-more",
     "and more such places; this file is damaged or not a text, take a good copy of it",
     "这样的地方还有很多; 文件已损坏，或者不是文本，请换一份完好的"},

    /* readers/csv.c */
    {"csv-wide-separator",
     "only '%s' parts the names of the columns; type ',' between all cells, with the input method"
     " off",
     "列名之间只有“%s”; 请关闭输入法，在所有单元格之间输入 ','"},

    /* readers/csv_build.c */
    {"csv-columns-most", "the table has more than %d columns; remove those behind here",
     "表格超过 %d 列; 请删掉这里以后的列"},
    {"csv-title",
     "'%s' is taken for the table's title, because the row below has more cells; remove it if the"
     " names of the columns stand in this row",
     "下一行的单元格更多，所以把“%s”当作表格的标题，没有读取; 如果列名就在这一行，请改正"},
    {"csv-short-row",
     "the row has %zu cells and the table %zu columns; the missing ones are read as empty, look"
     " whether a separator is missing (rows like that: %zu)",
     "这一行有 %zu 个单元格，而表格有 %zu 列; "
     "缺少的按空白读取，请看看是否漏了分隔符（这样的行：%zu）"},

    /* readers/csv_doubts.c */
    {"cell-formula",
     "'%s' is a formula, which is not computed here; put its value into the cell (copy, then paste"
     " values only)",
     "“%s”是公式，这里不会计算; 请在单元格里填写结果（复制后用“选择性粘贴—数值”）"},
    {"cell-narrow",
     "the column was too narrow for what stands here; make it wider in the spreadsheet and save"
     " again",
     "列太窄，内容变成了 #; 请在电子表格里拉宽这一列，再保存"},
    {"cell-error", "'%s' is an error of the spreadsheet; mend the formula there and save again",
     "“%s”是电子表格的错误值; 请在表格里改正公式，再保存"},
    {"cell-shortened",
     "'%s' is a number that the spreadsheet has shortened; format the column as text and write all"
     " digits again",
     "“%s”是被电子表格缩写的数字; 请把这一列设为文本格式，重新写全"},
    {"cell-zeros",
     "'%s' is shorter than '%s' in the same column, as if a spreadsheet had taken its zeros; format"
     " the column as text and write them again",
     "同一列里“%s”比“%s”短，可能是电子表格去掉了前面的 0; 请把这一列设为文本格式，补上 0"},
    {NULL, NULL, NULL}};
