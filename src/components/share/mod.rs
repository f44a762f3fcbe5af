//! Share: everything that carries the open file elsewhere, in one dialog behind one button.
//!
//! An item is a file here, with a function that makes an [`Item`] of what it is told, and its line in `items`. What takes long is
//! sent off with [`Sharing::work`], which shows how far it is, says what went wrong, and ends with the dialog.

pub mod arrival;
mod file;
mod link;
mod on_paper;
mod page;
mod slides;
mod workbook;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::name::Name;
use yew::prelude::*;

use super::dialog::Dialog;
use super::marking::Marking;
use crate::standalone::is_standalone;
use crate::store::{Leaf, Msg, StoreHandle};
use crate::tasks::chat;
use crate::tasks::work::{WorkEvent, WorkerHandle, start_once};
use crate::text::{Say, Word, handbook, later, screen_help, share};
use crate::work::Work;

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareDialogProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes it.
    pub close: Callback<()>,
}

/// The dialog.
#[component]
pub fn ShareDialog(props: &ShareDialogProps) -> Html {
    let language = props.store.preferences.language;
    html! {
        <Dialog {language} title={language.say(share::SHARE)} id="share" close={props.close.clone()}>
            <Items store={props.store.clone()} close={props.close.clone()} />
        </Dialog>
    }
}

/// One way to carry the file elsewhere.
pub struct Item {
    /// What it is called, and what its button says.
    pub name: Word,
    /// What comes of it, in a sentence.
    pub about: Html,
    /// What pressing it does.
    pub act: Callback<MouseEvent>,
}

/// What an item is told, and what it can have done.
#[derive(Clone)]
pub struct Sharing {
    /// The store.
    pub store: StoreHandle,
    /// Closes the dialog.
    pub close: Callback<()>,
    state: UseStateHandle<State>,
    running: Rc<RefCell<Option<WorkerHandle>>>,
    /// Counts what was begun, stopped or left, so that what is not wanted any more is known.
    turn: Rc<Cell<usize>>,
}

/// What stands below an item.
#[derive(Clone, PartialEq)]
enum State {
    Quiet,
    /// It is being made, by so many percent where that is known.
    Busy(Word, Option<u8>),
    /// It came to this.
    Shown(Word, Html),
}

impl Sharing {
    /// Shows something below the item called `name`, in place of whatever stands below any.
    pub fn show(&self, name: Word, what: Html) {
        self.state.set(State::Shown(name, what));
    }

    /// Says below the item called `name` that it did not work, and why.
    pub fn fail(&self, name: Word, why: &Name) {
        let why = self.store.preferences.language.name(why).to_owned();
        self.show(name, html! { <p class="share__failed" role="alert">{ why }</p> });
    }

    /// Shows below the item called `name` that it is being made. What it hands back tells whether it is still wanted.
    pub fn busy(&self, name: Word) -> impl Fn() -> bool + 'static {
        self.state.set(State::Busy(name, None));
        self.turn.set(self.turn.get() + 1);
        let (turn, own) = (Rc::clone(&self.turn), self.turn.get());
        move || turn.get() == own
    }

    /// Has the worker do something for the item called `name`, once that is ready. `percent` tells from a report how far it is; `done` takes what it
    /// comes to.
    pub fn work<W: Work>(
        &self,
        name: Word,
        work: impl Future<Output = W> + 'static,
        percent: impl Fn(&W::Report) -> Option<u8> + 'static,
        done: impl Fn(&Self, W::Outcome) + 'static,
    ) {
        let _ = self.busy(name);
        let sharing = self.clone();
        let hear = Callback::from(move |event: WorkEvent<W>| {
            match event {
                WorkEvent::Report(report) => return sharing.state.set(State::Busy(name, percent(&report))),
                WorkEvent::Outcome(outcome) => done(&sharing, outcome),
                WorkEvent::Lost(lost) => sharing.fail(name, &later::lost(lost, share::not_made())),
            }
            // The worker ends with its work, but not while it speaks.
            let running = Rc::clone(&sharing.running);
            Timeout::new(0, move || drop(running.take())).forget();
        });
        // What was under way before is not wanted any more.
        let started = start_once(work, hear);
        self.running.replace(Some(started));
    }

    /// Whether the browser takes files; where it is known not to, that is said below the item called `name`, and how to get out of it.
    #[must_use]
    pub fn takes_files(&self, name: Word) -> bool {
        let Some(why) = chat::takes_none() else { return true };
        let language = self.store.preferences.language;
        let said = std::iter::once(why).chain(chat::ways_out());
        self.show(name, html! { <div class="share__failed" role="alert">{ for said.map(|one| html! { <p>{ language.name(&one) }</p> }) }</div> });
        false
    }

    fn stop(&self) {
        self.running.take();
        self.turn.set(self.turn.get() + 1);
        self.state.set(State::Quiet);
    }
}

/// The items, in the order they are offered.
fn items(sharing: &Sharing) -> Vec<Item> {
    let mut items = vec![
        link::item(sharing),
        file::item(sharing),
        page::item(sharing),
        workbook::item(sharing),
        slides::item(sharing),
        on_paper::report(sharing),
    ];
    // A page that stands alone has none of them, for its size.
    if !is_standalone() {
        items.push(on_paper::briefs(sharing));
    }
    items
}

/// What the list of items is told.
#[derive(Clone, PartialEq, Properties)]
struct ItemsProps {
    store: StoreHandle,
    close: Callback<()>,
}

/// The items, and what comes of the one that was pressed.
#[component]
fn Items(props: &ItemsProps) -> Html {
    let language = props.store.preferences.language;
    let (state, running) = (use_state_eq(|| State::Quiet), use_mut_ref(|| None));
    let turn = use_mut_ref(Rc::<Cell<usize>>::default).borrow().clone();
    {
        let (running, turn) = (Rc::clone(&running), Rc::clone(&turn));
        use_effect_with((), move |()| {
            move || {
                drop(running.take());
                turn.set(turn.get() + 1);
            }
        });
    }
    let sharing = Sharing { store: props.store.clone(), close: props.close.clone(), state: state.clone(), running, turn };
    let below = |name: Word| match &*state {
        State::Busy(busy, percent) if *busy == name => busy_line(&sharing, *percent),
        State::Shown(shown, what) if *shown == name => html! { <div class="share__below">{ what.clone() }</div> },
        _ => Html::default(),
    };
    html! {
        <>
            <p class="share__lead">{ language.say(share::LEAD) }</p>
            <Marking store={props.store.clone()} />
            <ul class="share">
                { for items(&sharing).into_iter().map(|item| {
                    let (title, about) = (language.say(item.name), format!("share-{}", item.name.en.to_lowercase().replace(' ', "-")));
                    html! {
                        <li key={item.name.en}>
                            <div class="share__row">
                                <button type="button" class="share__item" aria-describedby={about.clone()} onclick={item.act}>{ title }</button>
                                <p class="share__about" id={about}>{ item.about }</p>
                            </div>
                            { below(item.name) }
                        </li>
                    }
                }) }
            </ul>
            <p class="dialog__foot">{ in_handbook(&props.store) }</p>
        </>
    }
}

/// Leads to what the handbook says of the ways out.
fn in_handbook(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let dispatch = store.dispatcher();
    let onclick =
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Handbook(Some(Leaf { chapter: "sharing", place: "ways" }))));
    let said = format!(
        "{}{}{}",
        language.say(handbook::IN_HANDBOOK),
        language.pick("：", ": "),
        language.say(screen_help::PRESENT.title)
    );
    html! { <button type="button" class="link" {onclick}>{ said }</button> }
}

fn busy_line(sharing: &Sharing, percent: Option<u8>) -> Html {
    let language = sharing.store.preferences.language;
    let stop = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| sharing.stop())
    };
    html! {
        <div class="share__below share__busy" role="status">
            <span>{ language.say(share::MAKING) }</span>
            <progress max="100" value={percent.map(|percent| percent.to_string())} aria-label={language.say(share::MAKING)} />
            <button type="button" class="button" onclick={stop}>{ language.say(share::STOP) }</button>
        </div>
    }
}
