//! What takes long, worked out on the page a slice at a time: how far it is, how to stop it, and how to go on. What was worked out last stays meanwhile.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::tasks::pace::{Slices, Unwanted, now};
use crate::text::{Language, Say, Word, words};

/// What is there sooner needs no word, in milliseconds.
const PATIENCE: u32 = 300;
/// So long nothing new is said of how far it is, in milliseconds: saying so draws what surrounds it.
const BETWEEN_WORDS: f64 = 150.0;

/// The slices that work is done in.
pub type Sliced = Slices<Box<dyn Fn(f64) -> bool>>;

/// What was worked out, and of what.
#[derive(Debug)]
pub struct Done<K, T> {
    /// Of what.
    pub of: K,
    /// What it comes to.
    pub what: T,
}

/// How far work is.
pub struct Working<K, T> {
    /// What was worked out last, whatever it is of.
    pub done: Option<Rc<Done<K, T>>>,
    /// Whether that is of something else than what is wanted.
    pub behind: bool,
    /// What the bar is told.
    pub bar: Bar,
}

/// What the bar is told of work.
#[derive(Clone, PartialEq)]
pub struct Bar {
    busy: bool,
    percent: u8,
    stopped: bool,
    stop: Callback<MouseEvent>,
    again: Callback<MouseEvent>,
}

/// Has `work` done for `of`, whenever that is another; nothing where there is nothing to do. It is handed what was worked out before.
#[hook]
pub fn use_sliced<K, T, W, F>(of: Option<K>, work: F) -> Working<K, T>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
    W: Future<Output = Result<T, Unwanted>> + 'static,
    F: FnOnce(K, Option<Rc<Done<K, T>>>, Sliced) -> W + 'static,
{
    let done = use_state(|| None::<Rc<Done<K, T>>>);
    let (percent, attempt) = (use_state_eq(|| 0_u8), use_state_eq(|| 0_u32));
    let stopped = use_state_eq(|| None::<(K, u32)>);
    let running = use_mut_ref(|| Rc::new(Cell::new(false)));
    let key = of.clone().map(|of| (of, *attempt));
    {
        let (done, percent, running) = (done.clone(), percent.setter(), running.clone());
        use_effect_with(key.clone(), move |key| {
            let wanted = Rc::new(Cell::new(true));
            running.replace(Rc::clone(&wanted));
            percent.set(0);
            let before = (*done).clone();
            let other = |of: &K| before.as_ref().is_none_or(|before| before.of != *of);
            if let Some(of) = key.as_ref().map(|(of, _)| of.clone()).filter(other) {
                let (begun, told) = (now(), Cell::new(now()));
                let goes_on = {
                    let wanted = Rc::clone(&wanted);
                    move |share: f64| {
                        if now() - begun > f64::from(PATIENCE) && now() - told.get() > BETWEEN_WORDS {
                            told.set(now());
                            #[expect(
                                clippy::cast_possible_truncation,
                                clippy::cast_sign_loss,
                                reason = "a percentage between 0 and 100"
                            )]
                            percent.set((share * 100.0).clamp(0.0, 100.0) as u8);
                        }
                        wanted.get()
                    }
                };
                let working = work(of.clone(), before.clone(), Slices::new(Box::new(goes_on)));
                let wanted = Rc::clone(&wanted);
                spawn_local(async move {
                    if let Ok(what) = working.await
                        && wanted.get()
                    {
                        done.set(Some(Rc::new(Done { of, what })));
                    }
                });
            }
            move || wanted.set(false)
        });
    }
    let behind = of.as_ref().is_some_and(|of| done.as_ref().is_none_or(|done| done.of != *of));
    let is_stopped = behind && key.is_some() && *stopped == key;
    let stop = Callback::from(move |_: MouseEvent| {
        running.borrow().set(false);
        stopped.set(key.clone());
    });
    let again = Callback::from(move |_: MouseEvent| attempt.set(*attempt + 1));
    let bar = Bar { busy: behind, percent: *percent, stopped: is_stopped, stop, again };
    Working { done: (*done).clone(), behind, bar }
}

impl Bar {
    /// The same where something else keeps whoever waits for it.
    #[must_use]
    pub fn or_busy(mut self, busy: bool) -> Self {
        self.busy |= busy;
        self
    }
}

/// The words of a bar.
#[derive(Clone, Copy, PartialEq)]
pub struct BarWords {
    /// What is being done.
    pub doing: Word,
    /// That it was stopped.
    pub stopped: Word,
    /// The button that goes on.
    pub again: Word,
}

/// What the bar is told.
#[derive(Clone, PartialEq, Properties)]
pub struct WorkingBarProps {
    /// The language.
    pub language: Language,
    /// How far it is.
    pub bar: Bar,
    /// Its words.
    pub words: BarWords,
}

/// How far work is, once it takes a while, and how to stop it; that it was stopped, and how to go on.
#[component]
pub fn WorkingBar(props: &WorkingBarProps) -> Html {
    let WorkingBarProps { language, bar, words: said } = props;
    let (language, busy) = (*language, bar.busy && !bar.stopped);
    let late = use_state_eq(|| false);
    {
        let late = late.setter();
        use_effect_with(busy, move |busy| {
            let waiting = busy.then(|| {
                let late = late.clone();
                Timeout::new(PATIENCE, move || late.set(true))
            });
            move || {
                drop(waiting);
                late.set(false);
            }
        });
    }
    let shown = *late && busy;
    let told = match (bar.stopped, shown) {
        (true, _) => language.say(said.stopped),
        (false, true) => language.say(said.doing),
        (false, false) => "",
    };
    html! {
        <div class={if told.is_empty() { "unseen" } else { "notice notice--information reading" }}>
            <p role="status">{ told }</p>
            if shown {
                <progress max="100" value={bar.percent.to_string()} aria-label={language.say(said.doing)} />
                <button type="button" class="button" onclick={bar.stop.clone()}>{ language.say(words::STOP) }</button>
            }
            if bar.stopped {
                <button type="button" class="button" onclick={bar.again.clone()}>{ language.say(said.again) }</button>
            }
        </div>
    }
}
