#pragma once

#include <QTest>

// Two busy cores answer late. Nothing here waits for a time: what is awaited is looked for until it is there, and only
// what never comes takes as long as this, instead of Qt's five seconds.
namespace seriatim {

constexpr int Patience = 30'000; ///< Milliseconds.

} // namespace seriatim

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define SERIATIM_AWAIT(expr)                                                                                           \
    (void)QTest::qWaitFor([&] { return QTest::currentTestFailed() || static_cast<bool>(expr); }, seriatim::Patience)
#define QTRY_VERIFY(expr)                                                                                              \
    do {                                                                                                               \
        SERIATIM_AWAIT(expr);                                                                                          \
        QVERIFY(expr);                                                                                                 \
    } while (false)
#define QTRY_VERIFY2(expr, message)                                                                                    \
    do {                                                                                                               \
        SERIATIM_AWAIT(expr);                                                                                          \
        QVERIFY2(expr, message);                                                                                       \
    } while (false)
#define QTRY_COMPARE(expr, expected)                                                                                   \
    do {                                                                                                               \
        SERIATIM_AWAIT((expr) == (expected));                                                                          \
        QCOMPARE(expr, expected);                                                                                      \
    } while (false)
