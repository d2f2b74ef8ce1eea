#include "nn/safetensors.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <optional>

#include "core/sorted_places.h"
#include "core/text.h"
#include "nn/float16.h"
#include "nn/json.h"
#include "nn/json_writer.h"

namespace convscope {
namespace {

constexpr std::size_t length_bytes = 8;
constexpr const char* metadata_name = "__metadata__";

/// One tensor as the header describes it: bytes [begin, end) of the part behind the header.
struct Entry {
  std::string name;
  StoredType type = StoredType::f32;
  Shape shape;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::size_t bytes_per_value(StoredType type) { return type == StoredType::f32 ? 4 : 2; }

std::uint32_t read_little_endian(std::span<const std::uint8_t> bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8) | bytes[i];
  return value;
}

void append_little_endian(std::uint64_t value, std::size_t count,
                          std::vector<std::uint8_t>& bytes) {
  for (std::size_t i = 0; i < count; ++i) {
    bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
}

/// A whole number from 0 to `largest`, or nothing.
std::optional<std::size_t> whole_number(const Json& json, std::size_t largest) {
  if (!json.is(Json::Kind::number)) return std::nullopt;
  const double value = json.number();
  if (!(value >= 0.0 && value <= static_cast<double>(largest))) return std::nullopt;
  const auto whole = static_cast<std::size_t>(value);
  if (static_cast<double>(whole) != value) return std::nullopt;
  return whole;
}

Result<StoredType> read_dtype(const Json& description, const std::string& name) {
  const Json* dtype = description.find("dtype");
  if (dtype == nullptr || !dtype->is(Json::Kind::text)) {
    return Status::type_error(concat("tensor ", name, " has no dtype"));
  }
  if (dtype->text() == "F32") return StoredType::f32;
  if (dtype->text() == "F16") return StoredType::f16;
  return Status::type_error(
      concat("tensor ", name, " has dtype ", dtype->text(), "; this build reads F32 and F16"));
}

Result<Shape> read_shape(const Json& description, const std::string& name) {
  const Json* sizes = description.find("shape");
  if (sizes == nullptr || !sizes->is(Json::Kind::array)) {
    return Status::type_error(concat("tensor ", name, " has no shape"));
  }
  std::vector<int> numbers;
  numbers.reserve(sizes->items().size());
  for (const Json& size : sizes->items()) {
    const auto number = whole_number(size, std::numeric_limits<int>::max());
    if (!number) {
      return Status::range_error(concat("tensor ", name, " has ", to_text(size),
                                        " as a size; sizes are whole numbers from 1"));
    }
    numbers.push_back(static_cast<int>(*number));
  }
  if (numbers.empty()) {
    return Status::range_error(concat("tensor ", name, " has no axes; at least one is needed"));
  }
  return make_shape(numbers, concat("the shape of tensor ", name));
}

Result<Entry> read_entry(const std::string& name, const Json& description, std::size_t data_bytes) {
  Result<StoredType> type = read_dtype(description, name);
  if (!type.ok()) return type.status();
  Result<Shape> shape = read_shape(description, name);
  if (!shape.ok()) return shape.status();

  const Json* offsets = description.find("data_offsets");
  if (offsets == nullptr || !offsets->is(Json::Kind::array) || offsets->items().size() != 2) {
    return Status::type_error(concat("tensor ", name, " has no pair of data_offsets"));
  }
  const auto begin = whole_number(offsets->items()[0], data_bytes);
  const auto end = whole_number(offsets->items()[1], data_bytes);
  if (!begin || !end || *begin > *end) {
    return Status::range_error(concat("tensor ", name, " has data_offsets ", to_text(*offsets),
                                      "; the file holds bytes 0 to ", data_bytes));
  }
  // At most 2^29 elements of four bytes: no overflow even with 32 bits.
  const std::size_t needed = shape.value().element_count() * bytes_per_value(type.value());
  if (*end - *begin != needed) {
    return Status::range_error(concat("tensor ", name, " has ", *end - *begin, " bytes; its shape ",
                                      shape.value(), " needs ", needed));
  }
  return Entry{name, type.value(), shape.value(), *begin, *end};
}

/// Refuses overlaps and holes: sorted by place, each tensor begins where the one before it ends.
Status check_layout(const std::vector<Entry>& entries, std::size_t data_bytes) {
  const auto before = [&entries](std::size_t a, std::size_t b) {
    return entries[a].begin < entries[b].begin;
  };
  std::size_t expected = 0;
  for (const std::size_t place : sorted_places(entries.size(), before)) {
    const Entry& entry = entries[place];
    if (entry.begin != expected) {
      return Status::range_error(concat("tensor ", entry.name, " begins at byte ", entry.begin,
                                        "; the one before it ends at ", expected));
    }
    expected = entry.end;
  }
  if (expected != data_bytes) {
    return Status::range_error(
        concat("the tensors end at byte ", expected, "; the file holds ", data_bytes));
  }
  return {};
}

Status read_metadata(const Json& json, Safetensors& file) {
  if (!json.is(Json::Kind::object)) {
    return Status::type_error(
        concat("__metadata__ must be an object, got ", kind_name(json.kind())));
  }
  for (const Json& value : json.items()) {
    if (!value.is(Json::Kind::text)) {
      return Status::type_error(
          concat("__metadata__.", value.name(), " must be a text, got ", kind_name(value.kind())));
    }
    file.metadata.emplace_back(value.name(), value.text());
  }
  return {};
}

Tensor read_values(const Entry& entry, std::span<const std::uint8_t> data) {
  Tensor tensor(entry.shape);
  const std::size_t size = bytes_per_value(entry.type);
  std::span<const std::uint8_t> rest = data.subspan(entry.begin, entry.end - entry.begin);
  for (float& value : tensor.values()) {
    const std::uint32_t bits = read_little_endian(rest.first(size));
    value = entry.type == StoredType::f32 ? std::bit_cast<float>(bits)
                                          : from_half(static_cast<std::uint16_t>(bits));
    rest = rest.subspan(size);
  }
  return tensor;
}

/// The JSON header's text, once the eight bytes before it make sense.
Result<std::string_view> find_header(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < length_bytes) {
    return Status::type_error(
        concat("a safetensors file has at least 8 bytes, got ", bytes.size()));
  }
  const std::uint32_t length = read_little_endian(bytes.first(4));
  if (read_little_endian(bytes.subspan(4, 4)) != 0 || length > max_safetensors_header) {
    return Status::type_error(concat("this is no safetensors file, or its header is longer than ",
                                     max_safetensors_header, " bytes"));
  }
  if (length > bytes.size() - length_bytes) {
    return Status::range_error(concat("the safetensors header should have ", std::size_t{length},
                                      " bytes; the file ends after ", bytes.size() - length_bytes));
  }
  return std::string_view(reinterpret_cast<const char*>(bytes.data()) + length_bytes, length);
}

}  // namespace

const NamedTensor* Safetensors::find(std::string_view name) const {
  const auto place = std::ranges::find(tensors, name, &NamedTensor::name);
  return place == tensors.end() ? nullptr : &*place;
}

const std::string* Safetensors::find_metadata(std::string_view name) const {
  const auto place = std::ranges::find_if(metadata, [&](const auto& e) { return e.first == name; });
  return place == metadata.end() ? nullptr : &place->second;
}

Result<Safetensors> read_safetensors(std::span<const std::uint8_t> bytes) {
  Result<std::string_view> text = find_header(bytes);
  if (!text.ok()) return text.status();
  Result<Json> parsed = parse_json(text.value(), "the safetensors header");
  if (!parsed.ok()) return parsed.status();
  const Json& header = parsed.value();
  if (!header.is(Json::Kind::object)) {
    return Status::type_error("the safetensors header must be a JSON object");
  }

  const auto data = bytes.subspan(length_bytes + text.value().size());
  Safetensors file;
  std::vector<Entry> entries;
  for (const Json& item : header.items()) {
    if (item.name() == metadata_name) {
      if (Status status = read_metadata(item, file); !status.ok()) return status;
      continue;
    }
    Result<Entry> entry = read_entry(item.name(), item, data.size());
    if (!entry.ok()) return entry.status();
    entries.push_back(std::move(entry).value());
  }
  // Before any value is copied: afterwards the values need no more memory than twice the file.
  if (Status status = check_layout(entries, data.size()); !status.ok()) return status;
  for (const Entry& entry : entries) file.tensors.push_back({entry.name, read_values(entry, data)});
  return file;
}

std::vector<std::uint8_t> write_safetensors(const Safetensors& file, StoredType type) {
  JsonWriter header;
  header.open(nullptr, '{');
  if (!file.metadata.empty()) {
    header.open(metadata_name, '{');
    for (const auto& [name, value] : file.metadata) {
      header.name(name);
      header.text(nullptr, value);
    }
    header.close('}');
  }
  std::size_t end = 0;
  for (const NamedTensor& entry : file.tensors) {
    const std::size_t begin = end;
    end += entry.tensor.values().size() * bytes_per_value(type);
    header.name(entry.name);
    header.open(nullptr, '{');
    header.text("dtype", type == StoredType::f32 ? "F32" : "F16");
    header.shape("shape", entry.tensor.shape());
    header.pair("data_offsets", static_cast<long long>(begin), static_cast<long long>(end));
    header.close('}');
  }
  header.close('}');

  std::string text = header.take();
  text.append((length_bytes - text.size() % length_bytes) % length_bytes, ' ');
  std::vector<std::uint8_t> bytes;
  bytes.reserve(length_bytes + text.size() + end);
  append_little_endian(text.size(), length_bytes, bytes);
  bytes.insert(bytes.end(), text.begin(), text.end());
  for (const NamedTensor& entry : file.tensors) {
    for (const float value : entry.tensor.values()) {
      const std::uint32_t bits =
          type == StoredType::f32 ? std::bit_cast<std::uint32_t>(value) : to_half(value);
      append_little_endian(bits, bytes_per_value(type), bytes);
    }
  }
  return bytes;
}

}  // namespace convscope
