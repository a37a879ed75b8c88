"""Chat templates that use what those of families of models use, in words of their own. A template is a claim about
the engine that renders it: what it makes of tests, slices, spaces, numbers and JSON."""

# What Llama 3.1's has: tools as JSON that is indented, contents that are iterable, one call alone.
INDENTED = """
{{- bos_token }}
{%- if not tools_in_user_message is defined %}
    {%- set tools_in_user_message = true %}
{%- endif %}
{%- if not date_string is defined %}
    {%- set date_string = "26 Jul 2024" %}
{%- endif %}
{%- if not tools is defined %}
    {%- set tools = none %}
{%- endif %}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content']|trim %}
    {%- set messages = messages[1:] %}
{%- else %}
    {%- set system_message = "" %}
{%- endif %}
{{- "[system]\\n\\nToday: " + date_string + "\\n\\n" }}
{%- if tools is not none and not tools_in_user_message %}
    {{- "Functions, each called as JSON:\\n\\n" }}
    {%- for t in tools %}
        {{- t | tojson(indent=4) }}
        {{- "\\n\\n" }}
    {%- endfor %}
{%- endif %}
{{- system_message }}
{{- "[end]" }}
{%- if tools_in_user_message and not tools is none %}
    {%- if messages | length != 0 %}
        {%- set first_user_message = messages[0]['content']|trim %}
        {%- set messages = messages[1:] %}
    {%- else %}
        {{- raise_exception("Tools have to be in a message of a user, and there is none.") }}
    {%- endif %}
    {{- '[user]\\n\\n' -}}
    {{- 'Do not use variables.\\n\\n' }}
    {%- for t in tools %}
        {{- t | tojson(indent=4) }}
        {{- "\\n\\n" }}
    {%- endfor %}
    {{- first_user_message + "[end]"}}
{%- endif %}
{%- for message in messages %}
    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
        {{- '[' + message['role'] + ']\\n\\n'+ message['content'] | trim + '[end]' }}
    {%- elif 'tool_calls' in message %}
        {%- if not message.tool_calls|length == 1 %}
            {{- raise_exception("One call at a time.") }}
        {%- endif %}
        {%- set tool_call = message.tool_calls[0].function %}
        {{- '[assistant]\\n\\n' -}}
        {{- '{"name": "' + tool_call.name + '", ' }}
        {{- '"parameters": ' }}
        {{- tool_call.arguments | tojson }}
        {{- "}" }}
        {{- "[end]" }}
    {%- elif message.role == "tool" or message.role == "ipython" %}
        {{- "[result]\\n\\n" }}
        {%- if message.content is mapping or message.content is iterable %}
            {{- message.content | tojson }}
        {%- else %}
            {{- message.content }}
        {%- endif %}
        {{- "[end]" }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '[assistant]\\n\\n' }}
{%- endif %}
"""

# What Gemma 3's has: turns that alternate, a system message that is put before the first one.
TURNS = """{{ bos_token }}
{%- if messages[0]['role'] == 'system' -%}
    {%- if messages[0]['content'] is string -%}
        {%- set prefix = messages[0]['content'] + '

' -%}
    {%- else -%}
        {%- set prefix = messages[0]['content'][0]['text'] + '

' -%}
    {%- endif -%}
    {%- set rest = messages[1:] -%}
{%- else -%}
    {%- set prefix = "" -%}
    {%- set rest = messages -%}
{%- endif -%}
{%- for message in rest -%}
    {%- if (message['role'] == 'user') != (loop.index0 % 2 == 0) -%}
        {{ raise_exception("Turns have to alternate.") }}
    {%- endif -%}
    {%- if (message['role'] == 'assistant') -%}
        {%- set role = "model" -%}
    {%- else -%}
        {%- set role = message['role'] -%}
    {%- endif -%}
    {{ '<turn>' + role + '
' + (prefix if loop.first else "") }}
    {%- if message['content'] is string -%}
        {{ message['content'] | trim }}
    {%- elif message['content'] is iterable -%}
        {%- for item in message['content'] -%}
            {%- if item['type'] == 'text' -%}
                {{ item['text'] | trim }}
            {%- endif -%}
        {%- endfor -%}
    {%- else -%}
        {{ raise_exception("Invalid content") }}
    {%- endif -%}
    {{ '</turn>
' }}
{%- endfor -%}
{%- if add_generation_prompt -%}
    {{'<turn>model
'}}
{%- endif -%}
"""

# What DeepSeek V3's has: a namespace that remembers, contents that are none, arguments that are joined as strings.
REMEMBERED = """{% if not add_generation_prompt is defined %}{% set add_generation_prompt = false %}{% endif %}\
{% set ns = namespace(is_first=false, is_tool=false, is_output_first=true, words='', is_first_sp=true) %}\
{%- for message in messages %}{%- if message['role'] == 'system' %}{%- if ns.is_first_sp %}\
{% set ns.words = ns.words + message['content'] %}{% set ns.is_first_sp = false %}{%- else %}\
{% set ns.words = ns.words + '\\n\\n' + message['content'] %}{%- endif %}{%- endif %}{%- endfor %}{{ bos_token }}{{ ns.words }}\
{%- for message in messages %}{%- if message['role'] == 'user' %}{%- set ns.is_tool = false -%}{{ '<user>' + message['content'] }}{%- endif %}\
{%- if message['role'] == 'assistant' and message['content'] is none %}{%- set ns.is_tool = false -%}\
{%- for tool in message['tool_calls'] %}{%- if not ns.is_first %}\
{{ '<assistant><calls><call>' + tool['type'] + '<sep>' + tool['function']['name'] + '\\n```json\\n' + tool['function']['arguments'] + '\\n```</call>' }}\
{%- set ns.is_first = true -%}{%- else %}\
{{ '\\n<call>' + tool['type'] + '<sep>' + tool['function']['name'] + '\\n```json\\n' + tool['function']['arguments'] + '\\n```</call>' }}\
{{ '</calls>' }}{%- endif %}{%- endfor %}{%- endif %}\
{%- if message['role'] == 'assistant' and message['content'] is not none %}{%- if ns.is_tool %}\
{{ '</outputs>' + message['content'] + '<end>' }}{%- set ns.is_tool = false -%}{%- else %}{{ '<assistant>' + message['content'] + '<end>' }}{%- endif %}{%- endif %}\
{%- if message['role'] == 'tool' %}{%- set ns.is_tool = true -%}{%- if ns.is_output_first %}\
{{ '<outputs><output>' + message['content'] + '</output>' }}{%- set ns.is_output_first = false %}{%- else %}\
{{ '\\n<output>' + message['content'] + '</output>' }}{%- endif %}{%- endif %}{%- endfor -%}\
{% if ns.is_tool %}{{ '</outputs>' }}{% endif %}{% if add_generation_prompt and not ns.is_tool %}{{ '<assistant>' }}{% endif %}"""

# What Qwen3's has: messages backwards, thoughts that are cut out, arguments that may be a string, neighbours of a message.
BACKWARDS = """{%- if tools %}
    {{- '<|system|>\\n' }}
    {%- if messages[0].role == 'system' %}
        {{- messages[0].content + '\\n\\n' }}
    {%- endif %}
    {{- "# Tools\\n<tools>" }}
    {%- for tool in tools %}
        {{- "\\n" }}
        {{- tool | tojson }}
    {%- endfor %}
    {{- "\\n</tools><|end|>\\n" }}
{%- else %}
    {%- if messages[0].role == 'system' %}
        {{- '<|system|>\\n' + messages[0].content + '<|end|>\\n' }}
    {%- endif %}
{%- endif %}
{%- set ns = namespace(multi_step_tool=true, last_query_index=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.multi_step_tool and message.role == "user" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}
        {%- set ns.multi_step_tool = false %}
        {%- set ns.last_query_index = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- if message.content is string %}
        {%- set content = message.content %}
    {%- else %}
        {%- set content = '' %}
    {%- endif %}
    {%- if (message.role == "user") or (message.role == "system" and not loop.first) %}
        {{- '<|' + message.role + '|>\\n' + content + '<|end|>' + '\\n' }}
    {%- elif message.role == "assistant" %}
        {%- set thoughts = '' %}
        {%- if message.reasoning_content is string %}
            {%- set thoughts = message.reasoning_content %}
        {%- elif '</think>' in content %}
            {%- set thoughts = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last_query_index and (loop.last or (not loop.last and thoughts)) %}
            {{- '<|' + message.role + '|>\\n<think>\\n' + thoughts.strip('\\n') + '\\n</think>\\n\\n' + content.lstrip('\\n') }}
        {%- else %}
            {{- '<|' + message.role + '|>\\n' + content }}
        {%- endif %}
        {%- if message.tool_calls %}
            {%- for tool_call in message.tool_calls %}
                {%- if (loop.first and content) or (not loop.first) %}
                    {{- '\\n' }}
                {%- endif %}
                {%- if tool_call.function %}
                    {%- set tool_call = tool_call.function %}
                {%- endif %}
                {{- '<tool_call>\\n{"name": "' }}
                {{- tool_call.name }}
                {{- '", "arguments": ' }}
                {%- if tool_call.arguments is string %}
                    {{- tool_call.arguments }}
                {%- else %}
                    {{- tool_call.arguments | tojson }}
                {%- endif %}
                {{- '}\\n</tool_call>' }}
            {%- endfor %}
        {%- endif %}
        {{- '<|end|>\\n' }}
    {%- elif message.role == "tool" %}
        {%- if loop.first or (messages[loop.index0 - 1].role != "tool") %}
            {{- '<|user|>' }}
        {%- endif %}
        {{- '\\n<tool_response>\\n' }}
        {{- content }}
        {{- '\\n</tool_response>' }}
        {%- if loop.last or (messages[loop.index0 + 1].role != "tool") %}
            {{- '<|end|>\\n' }}
        {%- endif %}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|assistant|>\\n' }}
    {%- if enable_thinking is defined and enable_thinking is false %}
        {{- '<think>\\n\\n</think>\\n\\n' }}
    {%- endif %}
{%- endif %}
"""

# What those of Qwen3-Coder, GLM 4.5 and Mistral have: macros, items of mappings, tests of types, numbers as strings, filters of lists.
TAKEN_APART = """{% macro describe(name, schema, depth=0) -%}
{% for _ in range(depth) %}  {% endfor %}- {{ name }}: {{ schema.type | default('any') }}{% if schema.enum is defined %} of {{ schema.enum | join(', ') }}{% endif %}{% if schema.description %} ({{ schema.description | trim }}){% endif %}

{% if schema.properties is mapping %}{% for key, value in schema.properties | items %}{{ describe(key, value, depth + 1) }}{% endfor %}{% endif %}
{%- endmacro %}
{%- set system = messages | selectattr('role', 'equalto', 'system') | map(attribute='content') | list %}
{%- set others = messages | rejectattr('role', 'equalto', 'system') | list %}
{{- bos_token ~ (system | join('\\n') | upper if system else 'NO SYSTEM') ~ '|' ~ others | length }}
{% for tool in tools or [] %}
{{ describe(tool.function.name, tool.function.parameters) }}
{% endfor %}
{% for message in others %}
{% if message.role == 'assistant' and message.tool_calls %}
{% for call in message.tool_calls %}
<call={{ call.function.name }}>
{% for name, value in call.function.arguments | items %}
{% set shown = value | tojson | safe if value is none or value is mapping or (value is sequence and value is not string) else value | string %}
<{{ name }} {{ 'number' if value is number else 'text' if value is string else 'none' if value is none else 'other' }}>{{ shown }}</{{ name }}>
{% endfor %}
</call>
{% endfor %}
{% elif message.role == 'tool' %}
<result of={{ message.name }}>{{ message.content | replace('"', "'") }}</result>
{% else %}
<{{ message.role[0] | upper }}{{ message.role[1:] }}>{{ message.content.strip().split('\\n')[0] | upper if loop.index is odd else message.content[:12] }}{% if not loop.last %},{% endif %}

{% endif %}
{% endfor %}
{{- '<' ~ 'assistant'.capitalize() ~ '>' if add_generation_prompt }}"""

TEMPLATES = {
    "indented": INDENTED, "turns": TURNS, "remembered": REMEMBERED, "backwards": BACKWARDS, "taken-apart": TAKEN_APART,
}

# Those that join the arguments of calls to strings get the strings; the others get objects, as in vLLM.
JOIN_ARGUMENTS = {"remembered"}
