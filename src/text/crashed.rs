//! What the failure page says when the app itself has failed.

use super::Word;

/// What happened.
pub const TITLE: Word = Word::new("Permille 出了故障，已停下", "Permille has failed and stopped");
/// What becomes of the work.
pub const KEPT: Word = Word::new(
    "这是程序的错误，不是您的操作有误。您的文件连同可撤销的步骤留在这个浏览器里；也可以先把它存下来。",
    "This is a fault of the program, not of anything you did. Your file and its history are kept in this browser; you can also save it first.",
);
/// Starts anew with the file.
pub const GO_ON: Word = Word::new("接着上次的状态继续", "Go on from the last good state");
/// Saves the file.
pub const SAVE: Word = Word::new("存下文件", "Save the file");
/// What is to be told of it.
pub const REPORT: Word = Word::new("请把下面的内容告诉我们", "What to report");
/// That it is not sent by itself.
pub const REPORT_ABOUT: Word = Word::new(
    "没有发送任何内容。复制下面的文字，并写明出错前在做什么。",
    "Nothing was sent. Copy the text below, and add what you were doing.",
);
/// It failed more than once with the same file.
pub const SET_ASIDE: Word = Word::new(
    "程序连续出错，因此没有自动打开上次的文件。它在“打开”的“最近的文件”里。",
    "The program failed again and again, so your last file was not opened by itself. It is under Open › Recent.",
);
