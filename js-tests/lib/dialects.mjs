// The dialects that the tests go through.

export const DIALECTS = ["problem", "falcon", "werkzeug", "webob", "discord"];
