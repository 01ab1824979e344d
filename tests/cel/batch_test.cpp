// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/batch.hpp.

#include <netral/cel/batch.hpp>

#include <catch2/catch.hpp>

using netral::cel::run_batch_line;

TEST_CASE("a line gives one answer in the suite's form")
{
    CHECK(run_batch_line(R"({"expr":"1 + 1"})") == R"({"value":{"int64Value":"2"}})");
    CHECK(run_batch_line(R"({"expr":"x + 1","bindings":{"x":{"value":{"int64Value":"41"}}}})") ==
          R"({"value":{"int64Value":"42"}})");
    CHECK(
        run_batch_line(
            R"({"expr":"[x]","checkOnly":true,"typeEnv":[{"name":"x","ident":{"type":{"primitive":"BOOL"}}}]})") ==
        R"({"type":{"listType":{"elemType":{"primitive":"BOOL"}}}})");
    CHECK(run_batch_line(R"({"expr":"a && b","unknown":["b","a"]})") == R"({"unknown":["a","b"]})");
    CHECK(run_batch_line(R"({"expr":"1 / 0"})") ==
          R"({"error":{"code":"N3003","message":"division by zero"}})");
    CHECK(
        run_batch_line(R"({"expr":"1 +\n +"})") ==
        R"({"error":{"code":"N1201","line":2,"column":2,"message":"expected a value, found `+`"}})");
}

TEST_CASE("a line that cannot be read gives an error, never nothing")
{
    for (const char* line :
         {"", "{", "[]", "1", R"({"expr":1})",
          R"({"expr":"x","bindings":{"x":{"value":{"noSuch":1}}}})",
          R"({"expr":"x","typeEnv":[{"name":"x","ident":{"type":{"messageType":"no.such"}}}]})"})
        CHECK(run_batch_line(line).rfind(R"({"error":)", 0) == 0);
}

TEST_CASE("a name of a type that needs protobuf matters only where it is used")
{
    const auto run = [](const std::string& expr) {
        return run_batch_line(
            R"({"typeEnv":[{"name":"m","ident":{"type":{"messageType":"no.such"}}}],"expr":")" +
            expr + "\"}");
    };
    CHECK(run("size([1])") == R"({"value":{"int64Value":"1"}})");
    CHECK(run("size(m)") == R"({"error":{"message":"cannot read the declaration of `m`"}})");
}
