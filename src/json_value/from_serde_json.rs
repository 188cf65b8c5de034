//! Values of serde_json, with the feature `serde_json`.

use super::Value;

/// Numbers keep their digits. So `serde_json::json!` and `serde_json::to_value` make extensions.
///
/// ```
/// use httpexc::HttpError;
/// use serde_json::json;
/// let error = HttpError::conflict().with_extension("song", json!({ "id": 7, "takes": [1, 2.5] }));
/// let song = &error.public_problem().extensions[0].1;
/// assert_eq!(song.to_string(), r#"{"id":7,"takes":[1,2.5]}"#);
/// ```
impl From<serde_json::Value> for Value<'_> {
    fn from(value: serde_json::Value) -> Self {
        use serde_json::Value as Other;
        match value {
            Other::Null => Self::Null,
            Other::Bool(value) => Self::Bool(value),
            Other::Number(number) => Self::Number(number.to_string().into()),
            Other::String(text) => Self::String(text.into()),
            Other::Array(items) => items.into(),
            Other::Object(members) => Self::Object(
                members.into_iter().map(|(name, member)| (name.into(), member.into())).collect(),
            ),
        }
    }
}
