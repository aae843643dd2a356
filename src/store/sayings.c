/* What staff are told, code by code: what happened, and what to do about it. */
#include "store/store.h"

const struct store_saying store_sayings[STORE_CODES] = {
    [STORE_INSTALLED] = {"", "The new content is installed.", "新内容已经装好。"},
    [STORE_STAGED] = {"", "The new content is here and checked.", "新内容已经拷好，核对无误。"},
    [STORE_ALREADY] = {"", "This content is already installed.", "这份内容已经装好了，不用再装。"},
    [STORE_CANCELLED] = {"", "Stopped. Nothing was changed.", "已停止，什么都没有改动。"},
    [STORE_NO_SIGNATURE] =
        {"U02",
         "The signature file is missing. Copy both files onto the stick: the pack"
         " and the one that ends in .minisig.",
         "缺少签名文件。请把内容包和以 .minisig 结尾的文件一起拷到 U 盘。"},
    [STORE_NOT_OURS] = {"U10",
                        "This content was not made for this kiosk. Ask the office which stick"
                        " belongs here.",
                        "这份内容不是给这台触摸屏的。请问办公室应该用哪个 U 盘。"},
    [STORE_BAD_SIGNATURE] =
        {"U11",
         "The signature file is damaged or was altered. Copy both files onto the"
         " stick again.",
         "签名文件损坏或被改动。请把两个文件重新拷到 U 盘。"},
    [STORE_INCOMPLETE] = {"U12",
                          "The copy on the stick is incomplete. Copy it again, and eject the stick"
                          " before you pull it out.",
                          "U 盘上的内容不完整。请重新拷贝，拔出前先“安全弹出”。"},
    [STORE_OLDER] = {"U13",
                     "This content is older than what has already run here. To go back, choose it"
                     " among the installed packs.",
                     "这份内容比这里用过的旧。想换回旧内容，请在“已安装”里选。"},
    [STORE_TWO_OF_ONE] = {"U14",
                          "Two different packs carry the same number. Ask the office to build it"
                          " again with the next number.",
                          "有两份不同的内容用了同一个编号。请办公室换下一个编号重新制作。"},
    [STORE_NEEDS_NEWER] = {"U15",
                           "This content needs a newer program. Update the kiosk's program first.",
                           "这份内容需要更新的程序。请先升级触摸屏程序。"},
    [STORE_NO_ROOM] = {"U20",
                       "There is not enough room on this computer. Ask for help with its disk.",
                       "这台电脑的空间不够。请找人清理磁盘。"},
    [STORE_TAKEN_OUT] =
        {"U30",
         "The stick was taken out or cannot be read. Nothing was changed. Plug it in"
         " to start again.",
         "U 盘被拔出或读不出来。什么都没有改动，插上后可以重新开始。"},
    [STORE_OWN_DISK] = {"U31",
                        "This computer's disk reports a fault. The old content goes on. Ask for"
                        " help.",
                        "这台电脑的磁盘有故障。原来的内容照常显示，请找人检修。"},
    [STORE_DAMAGED] = {"U40",
                       "The content is damaged or was altered. Copy it onto the stick again.",
                       "内容损坏或被改动。请重新拷到 U 盘。"},
    [STORE_NOT_VALID] =
        {"U50", "The content is signed but not valid. Report this code to whoever made it.",
         "内容有签名，但不合格。请把这个代码告诉制作的人。"},
    [STORE_DID_NOT_START] = {"U60",
                             "This content was tried here and did not start. Ask for a corrected"
                             " one with the next number.",
                             "这份内容在这里试过，没能启动。请换下一个编号重新制作。"},
    [STORE_BUSY] = {"U32",
                    "Another update is being worked on. Wait until it is done, then try again.",
                    "正在处理另一项更新。请等它完成，再试一次。"},
    [STORE_GONE] = {"U41",
                    "This content is no longer on this computer. Choose another one from the list.",
                    "这台电脑上已经没有这份内容。请在列表里另选一份。"}};
