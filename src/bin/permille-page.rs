//! The app in one page: one module that is both the app and its worker, whichever of the two runs it.

fn main() {
    #[cfg(target_arch = "wasm32")]
    permille_app::run_either();
}
