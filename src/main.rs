//! Mounts the app; everything else is in the library, where tests can reach it.

fn main() {
    permille_app::run();
}
