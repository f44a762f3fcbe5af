//! Copy link: the whole file in an address, and its QR code.

use std::rc::Rc;

use permille_exchange::files::link;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Item, Sharing};
use crate::dom;
use crate::tasks::{address, chat, save, whole_file};
use crate::text::{Say, share};
use crate::work::link::{Made, MakeLink};

/// Makes the link, puts it on the clipboard, and shows it.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| make(&sharing))
    };
    Item { name: share::COPY_LINK, about: html! { language.say(share::COPY_LINK_ABOUT) }, act }
}

fn make(sharing: &Sharing) {
    let Some(open) = &sharing.store.open else { return };
    let (document, view) = (Rc::clone(&open.document), address::of(&sharing.store));
    sharing.work(
        share::COPY_LINK,
        async move { MakeLink { file: whole_file::of(document).await, address: dom::address(), view } },
        |()| None,
        |sharing, outcome| match outcome {
            Ok(made) => copy(sharing.clone(), made),
            Err(why) => sharing.fail(share::COPY_LINK, &address::no_link(why)),
        },
    );
}

fn copy(sharing: Sharing, made: Made) {
    wasm_bindgen_futures::spawn_local(async move {
        let copied = dom::copy(&made.link).await;
        sharing.show(share::COPY_LINK, shown(&sharing, &made, copied));
    });
}

/// The link to be copied by hand, what to know about it, and its code.
fn shown(sharing: &Sharing, made: &Made, copied: bool) -> Html {
    let language = sharing.store.preferences.language;
    let characters = made.link.chars().count();
    let select = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            field.select();
        }
    });
    let code = made.code.clone().map(|code| {
        let title = share::code_name(language, sharing.store.open.as_ref().map_or("", |open| language.name(&open.set().title)));
        let keep = {
            let (code, title) = (code.clone(), title.clone());
            Callback::from(move |_: MouseEvent| {
                dom::download(&save::safe_name(&title, "svg"), "image/svg+xml", &code);
            })
        };
        html! {
            <figure class="share__code">
                <div role="img" aria-label={title}>{ Html::from_html_unchecked(AttrValue::from(code)) }</div>
                <figcaption>
                    { language.say(share::CODE_ABOUT) }
                    if let Some(why) = chat::takes_none() {
                        <span class="share__note">{ language.name(&why) }</span>
                    } else {
                        <button type="button" class="button" onclick={keep}>{ language.say(share::SAVE_CODE) }</button>
                    }
                </figcaption>
            </figure>
        }
    });
    html! {
        <>
            <p role="status" class="share__done">{ share::link_made(language, copied, characters) }</p>
            <input type="text" class="field share__link" readonly=true value={made.link.clone()} aria-label={language.say(share::LINK)} onfocus={select} />
            if dom::from_disk() {
                <p class="share__note">{ language.say(share::FROM_DISK) }</p>
            } else if characters > link::LONG {
                <p class="share__note">{ language.say(share::LONG_LINK) }</p>
            }
            { code.unwrap_or_else(|| html! { <p class="share__note">{ language.say(share::NO_CODE) }</p> }) }
        </>
    }
}
