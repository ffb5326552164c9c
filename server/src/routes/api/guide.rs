//! The description of the API as people read it: its JSON, flattened into calls and records.

use app::site::{ApiCall, ApiField, ApiGuide, ApiRecord, ApiType};
use serde_json::{Map, Value};

/// What a description says.
pub(super) fn guide_of(description: &Value) -> ApiGuide {
    let paths = description["paths"].as_object();
    let records = description["components"]["schemas"].as_object();
    ApiGuide {
        calls: paths.into_iter().flatten().map(|(path, item)| call(path, &item["get"])).collect(),
        records: records.into_iter().flatten().map(|(name, schema)| record(name, schema)).collect(),
    }
}

fn call(path: &str, operation: &Value) -> ApiCall {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let answers = operation["responses"].as_object();
    ApiCall {
        path: path.to_owned(),
        words: words(operation, "summary"),
        parameters: parameters.map(|it| field(&text(&it["name"]), &it["schema"], words(it, "description"))).collect(),
        answers: answers
            .into_iter()
            .flatten()
            .map(|(status, answer)| (status.clone(), answered(status, answer)))
            .collect(),
    }
}

/// What an answer holds; of a refusal why it is one.
fn answered(status: &str, answer: &Value) -> ApiType {
    let content = answer["content"].as_object().and_then(|kinds| kinds.values().next());
    let refused = || match status {
        "400" => "a parameter that can't be meant",
        "404" => "no such record",
        _ => answer["description"].as_str().unwrap_or_default(),
    };
    content.map_or_else(|| plain(refused().to_owned()), |it| kind(&it["schema"]))
}

fn record(name: &str, schema: &Value) -> ApiRecord {
    let fields = schema["properties"].as_object();
    let of = |(name, schema): (&String, &Value)| field(name, schema, words(schema, "description"));
    ApiRecord {
        name: name.to_owned(),
        words: words(schema, "description"),
        fields: fields.into_iter().flatten().map(of).collect(),
    }
}

fn field(name: &str, schema: &Value, words: String) -> ApiField {
    let example = schema["examples"].get(0).map(Value::to_string);
    ApiField { name: name.to_owned(), kind: kind(schema), words, example }
}

/// `integer`, `string | null`, `array of` a record.
fn kind(schema: &Value) -> ApiType {
    if let Some(place) = schema["$ref"].as_str() {
        return ApiType { words: String::new(), record: place.rsplit('/').next().map(str::to_owned) };
    }
    if let Some(ways) = schema["oneOf"].as_array() {
        let ways: Vec<ApiType> = ways.iter().map(kind).collect();
        let plain: Vec<&str> = ways.iter().map(|it| it.words.as_str()).filter(|it| !it.is_empty()).collect();
        let record = ways.iter().find_map(|it| it.record.clone());
        let joint = if record.is_some() { " |" } else { "" };
        return ApiType { words: format!("{}{joint}", plain.join(" | ")), record };
    }
    if let Some(values) = schema["enum"].as_array() {
        return plain(values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | "));
    }
    let types: Vec<String> = match &schema["type"] {
        Value::Array(types) => types.iter().map(text).collect(),
        one => vec![text(one)],
    };
    if types.iter().any(|it| it == "array") {
        let each = kind(&schema["items"]);
        return ApiType { words: format!("{} of {}", types.join(" | "), each.words).trim_end().to_owned(), ..each };
    }
    plain(types.join(" | "))
}

fn plain(words: String) -> ApiType {
    ApiType { words, record: None }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Words of a part of the description, as one line.
fn words(part: &Value, name: &str) -> String {
    let of = |part: &Map<String, Value>| part.get(name).map(text).unwrap_or_default();
    part.as_object().map(of).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_type_is_told_in_words_and_leads_to_its_record() {
        let record = json!({ "$ref": "#/components/schemas/PlanRecord" });
        let told = |schema: Value| {
            let kind = kind(&schema);
            format!("{} {}", kind.words, kind.record.unwrap_or_default()).trim().to_owned()
        };
        assert_eq!(told(json!({ "type": "integer" })), "integer");
        assert_eq!(told(json!({ "type": ["string", "null"] })), "string | null");
        assert_eq!(told(json!({ "type": "string", "enum": ["a", "b"] })), "\"a\" | \"b\"");
        assert_eq!(told(record.clone()), "PlanRecord");
        assert_eq!(told(json!({ "type": "array", "items": record })), "array of PlanRecord");
        assert_eq!(told(json!({ "type": "array", "items": { "type": "integer" } })), "array of integer");
        assert_eq!(told(json!({ "oneOf": [{ "type": "null" }, record] })), "null | PlanRecord");
    }

    #[test]
    fn everything_that_is_described_is_in_the_guide() {
        let description = super::super::openapi::description();
        let guide = guide_of(&description);
        assert_eq!(guide.calls.len(), description["paths"].as_object().unwrap().len());
        let known: Vec<&str> = guide.records.iter().map(|it| it.name.as_str()).collect();
        let answers = guide.calls.iter().flat_map(|it| it.answers.iter().map(|it| &it.1));
        let fields = guide.records.iter().flat_map(|it| it.fields.iter().map(|it| &it.kind));
        for kind in answers.chain(fields) {
            assert!(!kind.words.is_empty() || kind.record.is_some(), "{kind:?}");
            assert!(kind.record.as_deref().is_none_or(|it| known.contains(&it)), "{kind:?}");
        }
        assert!(guide.calls.iter().all(|it| !it.words.is_empty()), "{:?}", guide.calls);
    }
}
