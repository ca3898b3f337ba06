#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <stdexcept>

#include "sql/opening.h"
#include "support/shop.h"

namespace seriatim {

/// A log's file that is made once, and a copy of it for each test to spoil.
class Copies
{
public:
    /// Nobody has the file open any more.
    void keep(const QString &path) { copy(path, m_original); }

    /// A fresh copy, in the place of the one before.
    void renew()
    {
        QFile::remove(m_copy);
        m_copy = m_folder.filePath(QStringLiteral("copy-%1").arg(++m_count));
        copy(m_original, m_copy);
    }

    const QString &path() const { return m_copy; }

    std::unique_ptr<Store> open(const QString &actor, Shop::Patience patience = std::chrono::seconds(5)) const
    {
        return std::get<std::unique_ptr<Store>>(sql::openStore(m_copy, sessionOf(actor, Clock()), {patience}));
    }

private:
    static void copy(const QString &from, const QString &to)
    {
        if (!QFile::copy(from, to))
            throw std::runtime_error("no copy of the log could be made");
    }

    QTemporaryDir m_folder;
    QString m_original = m_folder.filePath(QStringLiteral("original"));
    QString m_copy;
    int m_count = 0;
};

} // namespace seriatim
