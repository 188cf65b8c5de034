//! The songs.

use httpexc_js::HttpError;
use serde::Serialize;

/// A song of the list.
#[derive(Serialize)]
pub(crate) struct Song {
    id: usize,
    title: &'static str,
}

/// A song that a client adds.
#[derive(Serialize)]
pub(crate) struct NewSong<'a> {
    pub(crate) id: usize,
    pub(crate) title: &'a str,
    pub(crate) year: u64,
}

const SONGS: [Song; 3] = [
    Song { id: 1, title: "So What" },
    Song { id: 2, title: "Blue in Green" },
    Song { id: 3, title: "All Blues" },
];

/// Returns all songs.
pub(crate) const fn list_songs() -> &'static [Song] {
    &SONGS
}

/// Returns the song at a path.
pub(crate) fn find_song(path: &str) -> Result<&'static Song, HttpError> {
    let id = path.strip_prefix("/songs/").unwrap_or_default();
    SONGS.iter().find(|song| song.id.to_string() == id).ok_or_else(|| {
        HttpError::not_found()
            .with_detail(format!("There is no song at {path}."))
            .with_code("no_such_song")
    })
}
