-- HTML里的类名变成版式：Typst里调用模板中同名的函数，Word里用同名的样式；EPUB另有样式表。

local boxes = {
  admonition = true, answer = true, citation = true, contents = true,
  exercise = true, explorable = true, keep = true, live = true, title = true,
}

local function call(name, div)
  local blocks = div.content
  local label = div.identifier ~= "" and " <" .. div.identifier .. ">" or ""
  blocks:insert(1, pandoc.RawBlock("typst", "#" .. name .. "["))
  blocks:insert(pandoc.RawBlock("typst", "]" .. label))
  return blocks
end

-- 并排的几幅图，一幅一个参数
local function pair(blocks)
  local out = pandoc.Blocks({ pandoc.RawBlock("typst", "#pair(") })
  for _, block in ipairs(blocks) do
    out:extend({ pandoc.RawBlock("typst", "["), block, pandoc.RawBlock("typst", "],") })
  end
  out:insert(pandoc.RawBlock("typst", ")"))
  return out
end

-- 写字用的横线；电子书上没处写，就不要
local function ruled(rows)
  if FORMAT == "typst" then
    return pandoc.RawBlock("typst", "#ruled(" .. rows .. ")")
  elseif FORMAT ~= "docx" then
    return {}
  end
  local lines = pandoc.Blocks({})
  for _ = 1, rows do
    lines:insert(pandoc.Para({ pandoc.Str("\u{a0}") }))
  end
  return pandoc.Div(lines, { ["custom-style"] = "横线" })
end

function Div(div)
  local name = div.classes[1]
  if name == "ruled" then
    return ruled(tonumber(div.attributes["data-rows"]))
  elseif FORMAT == "typst" and name == "pair" then
    return pair(div.content)
  elseif FORMAT == "typst" and boxes[name] then
    return call(name, div)
  elseif FORMAT == "docx" and name == "title" then
    div.attributes["custom-style"] = "题号"
    return div
  end
end

-- Typst的位置要有东西可依
local function anchor(identifier)
  return pandoc.RawInline("typst", identifier ~= "" and "#metadata(none) <" .. identifier .. ">" or "")
end

local function claim(inline)
  return { pandoc.RawInline("typst", "#claim["), inline, pandoc.RawInline("typst", "]") }
end

function Link(link)
  if FORMAT == "typst" then
    return { anchor(link.identifier), table.unpack(link.classes[1] == "claim" and claim(link) or { link }) }
  end
end

function Span(span)
  if FORMAT == "typst" and #span.content == 0 then
    return anchor(span.identifier)
  elseif FORMAT == "typst" and span.classes[1] == "claim" then
    return claim(span)
  end
end
