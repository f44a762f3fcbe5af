//! Browsers built into programs for messages: they take no files and print nothing, and say neither. Whoever hands something out asks here first.

use permille_engine::name::Name;

use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, StoreHandle};
use crate::text::saving;

/// A program for messages with a browser in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Chat {
    Wechat,
    Dingtalk,
    Feishu,
    Qq,
}

impl Chat {
    /// The one whose browser calls itself so.
    fn of(agent: &str) -> Option<Self> {
        let agent = agent.to_lowercase();
        let is = |words: &[&str]| words.iter().any(|word| agent.contains(word));
        match () {
            () if is(&["micromessenger", "wxwork"]) => Some(Self::Wechat),
            () if is(&["dingtalk"]) => Some(Self::Dingtalk),
            () if is(&["feishu", " lark/"]) => Some(Self::Feishu),
            // The browser called QQ is one of its own, and takes files.
            () if is(&[" qq/", "v1_and_sq", "v1_iph_sq"]) => Some(Self::Qq),
            () => None,
        }
    }

    /// What it is called.
    fn name(self) -> saving::Chat {
        match self {
            Self::Wechat => saving::WECHAT,
            Self::Dingtalk => saving::DINGTALK,
            Self::Feishu => saving::FEISHU,
            Self::Qq => saving::QQ,
        }
    }
}

/// That the browser takes no files, where it is known not to.
#[must_use]
pub fn takes_none() -> Option<Name> {
    Chat::of(&dom::user_agent()).map(|chat| saving::in_chat(chat.name()))
}

/// How to get out of it, with the open file.
#[must_use]
pub fn ways_out() -> Vec<Name> {
    vec![saving::out_of_chat(), saving::by_link()]
}

/// Whether the browser takes files and prints; where it is known not to, the reader is told so, and how to get out of it.
#[must_use]
pub fn takes_files(store: &StoreHandle) -> bool {
    let Some(title) = takes_none() else { return true };
    store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Error, title, sentences: ways_out() })));
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_of_chat_programs_are_told_from_others() {
        let wechat = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 MQQBrowser/6.2 Mobile Safari/537.36 MicroMessenger/8.0.47";
        let dingtalk =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 AliApp(DingTalk/7.5.0)";
        let lark = "Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Chrome/118.0 Safari/537.36 Lark/7.6.9 LarkLocale/zh_CN";
        let qq = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/109.0 MQQBrowser/6.2 Mobile Safari/537.36 V1_AND_SQ_8.9.58_4108_YYB_D QQ/8.9.58.11170";
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
        let of_its_own =
            "Mozilla/5.0 (Linux; U; Android 13; zh-cn) AppleWebKit/537.36 Chrome/109.0 MQQBrowser/14.2 Mobile Safari/537.36";
        assert_eq!(
            [wechat, dingtalk, lark, qq].map(Chat::of),
            [Some(Chat::Wechat), Some(Chat::Dingtalk), Some(Chat::Feishu), Some(Chat::Qq)]
        );
        assert_eq!([chrome, of_its_own].map(Chat::of), [None, None]);
        assert_eq!(Chat::of(&chrome.replace("Chrome", "LarkspurBrowser")), None);
    }
}
