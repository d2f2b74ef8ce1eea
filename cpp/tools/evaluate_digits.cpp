// Examines a digit network: accuracy, recall, confusions, calibration, people's strokes, scribbles.
//
//   evaluate_digits --mnist DIR --strokes FILE --model web/models/digits.safetensors --json
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "nn/model_file.h"
#include "tools/support/evaluation.h"
#include "tools/support/file_bytes.h"
#include "tools/support/writers.h"

namespace convscope {
namespace {

struct Options {
  std::string mnist;
  std::string strokes;
  std::string model = "web/models/digits.safetensors";
  bool all_writers = false;
  bool json = false;
};

Result<Network> load(const std::string& path) {
  auto bytes = read_file(path);
  if (!bytes.ok()) return bytes.status();
  Result<ModelFile> model = read_model(bytes.value());
  if (!model.ok()) return Status::type_error(path + ": " + model.status().message());
  Result<Network> network =
      Network::create(std::move(model.value().layers), model.value().input_shape);
  if (!network.ok()) return Status::range_error(path + ": " + network.status().message());
  return network;
}

Status run(const Options& options) {
  Result<Network> network = load(options.model);
  if (!network.ok()) return network.status();
  if (Status status = check_digit_network(network.value()); !status.ok()) return status;
  Result<Mnist> mnist = read_mnist(options.mnist);
  if (!mnist.ok()) return mnist.status();
  std::vector<StrokeDrawing> drawings;
  if (!options.strokes.empty()) {
    Result<std::vector<StrokeDrawing>> all = read_strokes(options.strokes);
    if (!all.ok()) return all.status();
    drawings =
        options.all_writers ? std::move(all).value() : drawings_of(all.value(), WriterGroup::test);
    if (drawings.empty()) {
      return Status::range_error(options.strokes +
                                 " has no writer that the training holds out; use --all-writers");
    }
  }
  const Evaluation evaluation = evaluate(network.value(), mnist.value().test, drawings);
  std::fputs((options.json ? to_text(to_json(evaluation)) + "\n" : to_markdown(evaluation)).c_str(),
             stdout);
  return {};
}

}  // namespace
}  // namespace convscope

int main(int count, char** arguments) {
  convscope::Options options;
  CLI::App app("Examines a digit network.");
  app.add_option("--mnist", options.mnist, "folder with MNIST's four IDX files, gzipped or not")
      ->required();
  app.add_option("--strokes", options.strokes,
                 "people's pen strokes as JSON lines, gzipped or not");
  app.add_flag("--all-writers", options.all_writers,
               "of --strokes, not only those that the training holds out");
  app.add_option("--model", options.model, "the model file")->capture_default_str();
  app.add_flag("--json", options.json, "print JSON instead of tables");
  CLI11_PARSE(app, count, arguments);
  const convscope::Status status = convscope::run(options);
  if (status.ok()) return 0;
  std::fprintf(stderr, "evaluate_digits: %s\n", status.message().c_str());
  return 1;
}
