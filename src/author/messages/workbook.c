/* What is said about workbooks: readers/xlsx*.c, and tables that are there twice. */
#include "author/messages/rows.h"

const struct diag_words messages_workbook[] = {
    /* table_file.c */
    {"table-twice",
     "the table is here twice, as %s and as %s; keep the one you work on, mostly the workbook, and"
     " delete the other",
     "同一张表有两个文件：%s 和 %s; 请保留您在编辑的那个（一般是 .xlsx），删掉另一个"},

    /* readers/xlsx.c */
    {"sheet-hidden", "the first sheet '%s' is hidden and not read; '%s' is read instead",
     "第一个工作表“%s”是隐藏的，没有读取; 读取的是“%s”"},
    {"sheet-none", "the workbook has no sheet that can be seen; show the sheet with the table",
     "工作簿里没有可见的工作表; 请取消隐藏存放表格的那个工作表"},
    {"sheet-others",
     "only the sheet '%s' is read; what stands in '%s' is not, move it there if it belongs to the"
     " table",
     "只读取工作表“%s”; “%s”里的内容没有读取，如果属于这张表，请移过去"},

    /* readers/xlsx_zip.c, readers/xlsx_xml.c */
    {"workbook-damaged",
     "the workbook is damaged in its part '%s'; open it in Excel or WPS and save it again",
     "工作簿的“%s”部分已损坏; 请用 Excel 或 WPS 打开，重新保存"},
    {"workbook-large",
     "the workbook unpacks to more than a table can be (%u MB); copy the cells that matter into a"
     " new workbook",
     "工作簿解压后太大，不像一张表（超过 %u MB）; 请把有用的单元格复制到新的工作簿"},
    {"workbook-protected", "the workbook is protected by a password; save it without one",
     "工作簿有密码保护; 请取消密码后再保存"},
    {"workbook-old",
     "this is an old workbook (.xls) under another name; open it in Excel or WPS and save it as"
     " .xlsx",
     "这是改了名字的旧版工作簿（.xls）; 请用 Excel 或 WPS 打开，另存为 .xlsx"},
    {"workbook-other",
     "this is no workbook, in spite of its name; open it in the program it comes from and save it"
     " as .xlsx or \"CSV UTF-8\"",
     "名字虽是 .xlsx，内容却不是工作簿; 请用原来的软件打开，另存为 .xlsx 或“CSV UTF-8”"},
    {"workbook-doctype",
     "the workbook holds a document type, which no spreadsheet program writes; do not use this"
     " file, ask where it comes from",
     "工作簿里有“文档类型”声明，电子表格软件不会这样写; 请不要使用，先问清文件的来历"},

    /* readers/xlsx_sheet.c */
    {"sheet-rows",
     "the sheet has more than %d rows; divide it, or delete the empty ones at its end",
     "工作表超过 %d 行; 请拆开，或删掉末尾的空行"},
    {"sheet-cells",
     "the sheet has %zu rows of %d columns, more than can be read; divide it, or delete what is"
     " empty",
     "工作表有 %zu 行、%d 列，太大了; 请拆开，或删掉空白的部分"},
    {"cell-no-result",
     "the cell has a formula without its result; open the workbook in Excel or WPS and save it"
     " there",
     "单元格里有公式，却没有结果; 请用 Excel 或 WPS 打开工作簿，再保存一次"},
    {"cells-merged",
     "cells are merged over several rows, and each row is read with what stands in them; part them"
     " if that is not meant (cells like that: %zu)",
     "有跨行的合并单元格，每一行都按合并的内容读取; 如果不是这个意思，请取消合并（共 %zu 处）"},
    {"rows-hidden",
     "hidden rows of the sheet are read like the others (%d); delete what visitors must not see",
     "工作表里隐藏的行也会读取（%d 行）; 不给观众看的内容请删除"},

    /* readers/xlsx_number.c */
    {"date-impossible",
     "'%s' is shown as a date, but is no day of the calendar; write the date again",
     "“%s”显示为日期，但日历上没有这一天; 请重新填写"},
    {"date-year-unseen",
     "the cell shows no year, the spreadsheet keeps %s; write the date with its year",
     "单元格没有显示年份，电子表格记的是 %s; 请写出带年份的日期"},
    {NULL, NULL, NULL}};
