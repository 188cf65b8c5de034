// Written by httpexc-build. Do not edit.
#[doc = "Odd \"members\": the problem `odd_members`, with the status 409.\n\nText with `code`, a \\ and */ in it.\n\nindented();"]
#[derive(Debug, Clone, PartialEq)]
pub struct OddMembers {
#[doc = "A keyword."]
pub type_: ::std::string::String,
#[doc = "`self`"]
pub self_: i64,
#[doc = "`price`"]
pub price: f64,
#[doc = "`isLoud`"]
pub is_loud: ::std::option::Option<bool>,
#[doc = "`tags`"]
pub tags: ::std::vec::Vec<::std::string::String>,
#[doc = "`state`"]
pub state: OddMembersState,
#[doc = "`anything`"]
pub anything: ::httpexc::json_value::Value<'static>,
#[doc = "`place`"]
pub place: OddMembersPlace,
#[doc = "`note`"]
pub note: ::std::option::Option<::std::string::String>,
#[doc = "`places`"]
pub places: ::std::option::Option<::std::vec::Vec<OddMembersPlacesItem>>,
}
impl OddMembers {
#[allow(clippy::let_and_return, clippy::useless_conversion, clippy::vec_init_then_push, unused_mut)]
fn into_members(self) -> ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> {
let mut members = ::std::vec::Vec::new();
members.push(("type", ::httpexc::json_value::Value::from(self.type_)));
members.push(("self", ::httpexc::json_value::Value::from(self.self_)));
members.push(("price", ::httpexc::json_value::Value::from(self.price)));
if let ::std::option::Option::Some(value) = self.is_loud {
members.push(("isLoud", ::httpexc::json_value::Value::from(value)));
}
members.push(("tags", ::httpexc::json_value::Value::from(self.tags)));
members.push(("state", ::httpexc::json_value::Value::from(self.state)));
members.push(("anything", ::httpexc::json_value::Value::from(self.anything)));
members.push(("place", ::httpexc::json_value::Value::from(self.place)));
members.push(("note", ::httpexc::json_value::Value::from(self.note)));
if let ::std::option::Option::Some(value) = self.places {
members.push(("places", ::httpexc::json_value::Value::from(value)));
}
members
}
}
#[doc = "The value of `state`."]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddMembersState {
#[doc = "`open`"]
Open,
#[doc = "`in progress`"]
InProgress,
#[doc = "`2nd`"]
N2nd,
}
impl ::std::convert::From<OddMembersState> for ::httpexc::json_value::Value<'static> {
fn from(choice: OddMembersState) -> Self {
Self::from(match choice {
OddMembersState::Open => "open",
OddMembersState::InProgress => "in progress",
OddMembersState::N2nd => "2nd",
})
}
}
#[doc = "The value of `place`."]
#[derive(Debug, Clone, PartialEq)]
pub struct OddMembersPlace {
#[doc = "`x-y`"]
pub x_y: i64,
#[doc = "`name`"]
pub name: ::std::option::Option<::std::string::String>,
}
impl OddMembersPlace {
#[allow(clippy::let_and_return, clippy::useless_conversion, clippy::vec_init_then_push, unused_mut)]
fn into_members(self) -> ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> {
let mut members = ::std::vec::Vec::new();
members.push(("x-y", ::httpexc::json_value::Value::from(self.x_y)));
if let ::std::option::Option::Some(value) = self.name {
members.push(("name", ::httpexc::json_value::Value::from(value)));
}
members
}
}
impl ::std::convert::From<OddMembersPlace> for ::httpexc::json_value::Value<'static> {
fn from(object: OddMembersPlace) -> Self {
let members = object.into_members().into_iter();
Self::Object(members.map(|(name, value)| (name.into(), value)).collect())
}
}
#[doc = "The value of `places`."]
#[derive(Debug, Clone, PartialEq)]
pub struct OddMembersPlacesItem {
#[doc = "`id`"]
pub id: ::std::option::Option<i64>,
}
impl OddMembersPlacesItem {
#[allow(clippy::let_and_return, clippy::useless_conversion, clippy::vec_init_then_push, unused_mut)]
fn into_members(self) -> ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> {
let mut members = ::std::vec::Vec::new();
if let ::std::option::Option::Some(value) = self.id {
members.push(("id", ::httpexc::json_value::Value::from(value)));
}
members
}
}
impl ::std::convert::From<OddMembersPlacesItem> for ::httpexc::json_value::Value<'static> {
fn from(object: OddMembersPlacesItem) -> Self {
let members = object.into_members().into_iter();
Self::Object(members.map(|(name, value)| (name.into(), value)).collect())
}
}
impl OddMembers {
/// The URI of the problem type (RFC 9457, 3.1.1).
pub const TYPE: &'static str = "https://songs.example/problems/odd-members";
/// The machine-readable code.
pub const CODE: &'static str = "odd_members";
/// The short label (RFC 9457, 3.1.3).
pub const TITLE: &'static str = "Odd \"members\"";
/// The status.
pub const STATUS: u16 = 409;
}
impl ::std::convert::From<OddMembers> for ::httpexc::HttpError {
fn from(problem: OddMembers) -> Self {
problem.into_http_error()
}
}
impl OddMembers {
/// Returns the error, to which a detail or headers can be added.
#[must_use]
pub fn into_http_error(self) -> ::httpexc::HttpError {
let mut error = ::httpexc::HttpError::new(Self::STATUS).with_type(Self::TYPE).with_title(Self::TITLE).with_code(Self::CODE);
let members: ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> = self.into_members();
let show = |name: &str| match members.iter().find(|member| member.0 == name)?.1 {
::httpexc::json_value::Value::Null => ::std::option::Option::None,
::httpexc::json_value::Value::String(ref text) => ::std::option::Option::Some(text.to_string()),
ref value => ::std::option::Option::Some(value.to_string()),
};
let parts: [::std::option::Option<::std::string::String>; 6] = [show("type"), ::std::option::Option::Some(" of ".to_owned()), show("self"), ::std::option::Option::Some(": ".to_owned()), show("note"), ::std::option::Option::Some("{".to_owned()), ];
let detail: ::std::option::Option<::std::string::String> = parts.into_iter().collect();
if let ::std::option::Option::Some(detail) = detail {
error = error.with_detail(detail);
}
for (name, value) in members {
error = error.with_extension(name, value);
}
error
}
}
#[doc = "Method Not Allowed: the problem `method_wrong`, with the status 405."]
#[derive(Debug, Clone, PartialEq)]
pub struct MethodWrong {
}
impl MethodWrong {
#[allow(clippy::let_and_return, clippy::useless_conversion, clippy::vec_init_then_push, unused_mut)]
fn into_members(self) -> ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> {
let mut members = ::std::vec::Vec::new();
members
}
}
impl MethodWrong {
/// The URI of the problem type (RFC 9457, 3.1.1).
pub const TYPE: &'static str = "https://songs.example/problems/method-wrong";
/// The machine-readable code.
pub const CODE: &'static str = "method_wrong";
/// The short label (RFC 9457, 3.1.3).
pub const TITLE: &'static str = "Method Not Allowed";
/// The status.
pub const STATUS: u16 = 405;
/// Returns the error, with what its status requires.
#[must_use]
pub fn into_http_error(self, allow: impl ::std::iter::IntoIterator<Item = impl ::std::convert::AsRef<str>>) -> ::httpexc::HttpError {
let mut error = ::httpexc::HttpError::new(Self::STATUS).with_type(Self::TYPE).with_title(Self::TITLE).with_code(Self::CODE);
let members: ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> = self.into_members();
for (name, value) in members {
error = error.with_extension(name, value);
}
error.with_allow(allow)
}
}
#[doc = "Log in: the problem `7`, with the status 401."]
#[derive(Debug, Clone, PartialEq)]
pub struct Option {
#[doc = "`since`"]
pub since: ::std::option::Option<::std::string::String>,
#[doc = "`count`"]
pub count: ::std::option::Option<f64>,
#[doc = "`parts`"]
pub parts: ::std::option::Option<::httpexc::json_value::Value<'static>>,
}
impl Option {
#[allow(clippy::let_and_return, clippy::useless_conversion, clippy::vec_init_then_push, unused_mut)]
fn into_members(self) -> ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> {
let mut members = ::std::vec::Vec::new();
if let ::std::option::Option::Some(value) = self.since {
members.push(("since", ::httpexc::json_value::Value::from(value)));
}
if let ::std::option::Option::Some(value) = self.count {
members.push(("count", ::httpexc::json_value::Value::from(value)));
}
if let ::std::option::Option::Some(value) = self.parts {
members.push(("parts", ::httpexc::json_value::Value::from(value)));
}
members
}
}
impl Option {
/// The URI of the problem type (RFC 9457, 3.1.1).
pub const TYPE: &'static str = "https://songs.example/problems/option";
/// The machine-readable code.
pub const CODE: &'static str = "7";
/// The short label (RFC 9457, 3.1.3).
pub const TITLE: &'static str = "Log in";
/// The status.
pub const STATUS: u16 = 401;
}
impl ::std::convert::From<Option> for ::httpexc::HttpError {
fn from(problem: Option) -> Self {
problem.into_http_error()
}
}
impl Option {
/// Returns the error, to which a detail or headers can be added.
#[must_use]
pub fn into_http_error(self) -> ::httpexc::HttpError {
let mut error = ::httpexc::HttpError::new(Self::STATUS).with_type(Self::TYPE).with_title(Self::TITLE).with_code(Self::CODE).with_retryable(false);
let members: ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> = self.into_members();
for (name, value) in members {
error = error.with_extension(name, value);
}
error.with_challenge("Basic").with_challenge(::httpexc::header::Challenge::Params("Bearer", ::std::vec![("realm", "a \"b\"")])).with_challenge(::httpexc::header::Challenge::Token68("Negotiate", "abc=")).with_retry_after(::httpexc::header::RetryAfter::Seconds(2)).with_header("x-song", "7").with_help("/help")
}
}
#[doc = "Busy: the problem `server_busy`, with the status 503."]
#[derive(Debug, Clone, PartialEq)]
pub struct ServerBusy {
}
impl ServerBusy {
#[allow(clippy::let_and_return, clippy::useless_conversion, clippy::vec_init_then_push, unused_mut)]
fn into_members(self) -> ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> {
let mut members = ::std::vec::Vec::new();
members
}
}
impl ServerBusy {
/// The URI of the problem type (RFC 9457, 3.1.1).
pub const TYPE: &'static str = "https://songs.example/problems/server-busy";
/// The machine-readable code.
pub const CODE: &'static str = "server_busy";
/// The short label (RFC 9457, 3.1.3).
pub const TITLE: &'static str = "Busy";
/// The status.
pub const STATUS: u16 = 503;
}
impl ::std::convert::From<ServerBusy> for ::httpexc::HttpError {
fn from(problem: ServerBusy) -> Self {
problem.into_http_error()
}
}
impl ServerBusy {
/// Returns the error, to which a detail or headers can be added.
#[must_use]
pub fn into_http_error(self) -> ::httpexc::HttpError {
let mut error = ::httpexc::HttpError::new(Self::STATUS).with_type(Self::TYPE).with_title(Self::TITLE).with_code(Self::CODE);
let members: ::std::vec::Vec<(&'static str, ::httpexc::json_value::Value<'static>)> = self.into_members();
let show = |name: &str| match members.iter().find(|member| member.0 == name)?.1 {
::httpexc::json_value::Value::Null => ::std::option::Option::None,
::httpexc::json_value::Value::String(ref text) => ::std::option::Option::Some(text.to_string()),
ref value => ::std::option::Option::Some(value.to_string()),
};
let parts: [::std::option::Option<::std::string::String>; 3] = [::std::option::Option::Some("All ".to_owned()), show("count"), ::std::option::Option::Some(" are busy.".to_owned()), ];
let detail: ::std::option::Option<::std::string::String> = parts.into_iter().collect();
if let ::std::option::Option::Some(detail) = detail {
error = error.with_detail(detail);
}
for (name, value) in members {
error = error.with_extension(name, value);
}
error.exposed()
}
}
