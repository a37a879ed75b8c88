// Reads the registry in Go: compiles every schema of tasks.json, checks every example, and compares its
// verdicts on changed examples with those of the parser. Prints a line of JSON for each step.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const maxLine = 64 << 20

type step struct {
	Type    string  `json:"type"`
	Group   string  `json:"group"`
	Name    string  `json:"name"`
	Outcome string  `json:"outcome"`
	Detail  string  `json:"detail"`
	Seconds float64 `json:"seconds"`
}

func run(name string, body func() (string, error)) {
	start := time.Now()
	detail, err := body()
	outcome := "passed"
	if err != nil {
		outcome, detail = "failed", err.Error()
	}
	line, _ := json.Marshal(step{"step", "tasks.json in Go", name, outcome, detail, time.Since(start).Seconds()})
	fmt.Println(string(line))
}

type schemas struct {
	Request json.RawMessage `json:"request"`
	Output  json.RawMessage `json:"output"`
	Stream  json.RawMessage `json:"stream"`
}

type example struct {
	Request json.RawMessage `json:"request"`
	Output  json.RawMessage `json:"output"`
}

type task struct {
	ID   string `json:"id"`
	Call *struct {
		Batch    bool      `json:"batch"`
		Schemas  schemas   `json:"schemas"`
		Examples []example `json:"examples"`
	} `json:"call"`
}

type verdict struct {
	Schema string          `json:"schema"`
	Value  json.RawMessage `json:"value"`
	Fits   bool            `json:"fits"`
}

func decode(raw []byte) (any, error) {
	return jsonschema.UnmarshalJSON(bytes.NewReader(raw))
}

func compile(raw []byte) (string, *jsonschema.Schema, error) {
	document, err := decode(raw)
	if err != nil {
		return "", nil, err
	}
	title, _ := document.(map[string]any)["title"].(string)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(title+".json", document); err != nil {
		return title, nil, err
	}
	schema, err := compiler.Compile(title + ".json")
	return title, schema, err
}

func short(raw []byte) string {
	return string(raw[:min(len(raw), 300)])
}

func main() {
	folder := os.Args[1]
	var file struct {
		Tasks []task `json:"tasks"`
	}
	compiled := map[string]*jsonschema.Schema{}
	titles := map[string][2]string{}

	run("every schema of tasks.json compiles", func() (string, error) {
		raw, err := os.ReadFile(filepath.Join(folder, "tasks.json"))
		if err != nil {
			return "", err
		}
		if err := json.Unmarshal(raw, &file); err != nil {
			return "", err
		}
		for _, one := range file.Tasks {
			if one.Call == nil {
				continue
			}
			var names [2]string
			parts := []json.RawMessage{one.Call.Schemas.Request, one.Call.Schemas.Output, one.Call.Schemas.Stream}
			for index, part := range parts {
				if len(part) == 0 {
					continue
				}
				title, schema, err := compile(part)
				if err != nil {
					return "", fmt.Errorf("%s: %w", one.ID, err)
				}
				compiled[title] = schema
				if index < 2 {
					names[index] = title
				}
			}
			titles[one.ID] = names
		}
		return fmt.Sprintf("%d schemas", len(compiled)), nil
	})

	run("every definition of schemas.json compiles", func() (string, error) {
		raw, err := os.ReadFile(filepath.Join(folder, "schemas.json"))
		if err != nil {
			return "", err
		}
		document, err := decode(raw)
		if err != nil {
			return "", err
		}
		compiler := jsonschema.NewCompiler()
		if err := compiler.AddResource("schemas.json", document); err != nil {
			return "", err
		}
		definitions := document.(map[string]any)["$defs"].(map[string]any)
		for name := range definitions {
			if _, err := compiler.Compile("schemas.json#/$defs/" + name); err != nil {
				return "", err
			}
		}
		return fmt.Sprintf("%d definitions", len(definitions)), nil
	})

	run("every example fits its schemas", func() (string, error) {
		count := 0
		check := func(id, title string, raw json.RawMessage) error {
			value, err := decode(raw)
			if err != nil {
				return err
			}
			count++
			if err := compiled[title].Validate(value); err != nil {
				return fmt.Errorf("%s: %s: %w", id, short(raw), err)
			}
			return nil
		}
		for _, one := range file.Tasks {
			if one.Call == nil {
				continue
			}
			for _, shown := range one.Call.Examples {
				if err := check(one.ID, titles[one.ID][0], shown.Request); err != nil {
					return "", err
				}
				outputs := []json.RawMessage{shown.Output}
				var request struct {
					Inputs json.RawMessage `json:"inputs"`
				}
				if err := json.Unmarshal(shown.Request, &request); err != nil {
					return "", err
				}
				if one.Call.Batch && bytes.HasPrefix(request.Inputs, []byte("[")) {
					if err := json.Unmarshal(shown.Output, &outputs); err != nil {
						return "", err
					}
				}
				for _, output := range outputs {
					if err := check(one.ID, titles[one.ID][1], output); err != nil {
						return "", err
					}
				}
			}
		}
		return fmt.Sprintf("%d values", count), nil
	})

	run("values fit exactly when the parser takes them", func() (string, error) {
		reader, err := os.Open(filepath.Join(folder, "verdicts.jsonl"))
		if err != nil {
			return "", err
		}
		defer reader.Close()
		lines := bufio.NewScanner(reader)
		lines.Buffer(nil, maxLine)
		count, refused := 0, 0
		for lines.Scan() {
			var wanted verdict
			if err := json.Unmarshal(lines.Bytes(), &wanted); err != nil {
				return "", err
			}
			schema, known := compiled[wanted.Schema]
			if !known {
				return "", fmt.Errorf("there is no schema %q", wanted.Schema)
			}
			value, err := decode(wanted.Value)
			if err != nil {
				return "", err
			}
			count++
			if !wanted.Fits {
				refused++
			}
			if found := schema.Validate(value); (found == nil) != wanted.Fits {
				return "", fmt.Errorf("%s: the parser says %t: %s: %v", wanted.Schema, wanted.Fits, short(wanted.Value), found)
			}
		}
		if err := lines.Err(); err != nil {
			return "", err
		}
		if count == 0 || refused == 0 || refused == count {
			return "", fmt.Errorf("%d values, %d of them refused, show nothing", count, refused)
		}
		return fmt.Sprintf("%d values, %d of them refused", count, refused), nil
	})
}
