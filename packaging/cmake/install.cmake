# What is installed, and the packages that CPack makes of it (cmake --build … --target package: .deb and .tar.gz).

include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATAROOTDIR}/doc/seriatim)
set(SERIATIM_ID org.seriatim.Seriatim)
set(SERIATIM_PACKAGING ${PROJECT_SOURCE_DIR}/packaging)

# The man page bears the date of the release that the metainfo file tells of.
file(STRINGS ${SERIATIM_PACKAGING}/${SERIATIM_ID}.metainfo.xml RELEASE REGEX "<release version=\"${PROJECT_VERSION}\"")
if(NOT RELEASE MATCHES "date=\"([0-9-]+)\"")
    message(FATAL_ERROR "${SERIATIM_ID}.metainfo.xml does not tell of release ${PROJECT_VERSION}")
endif()
set(SERIATIM_RELEASE_DATE ${CMAKE_MATCH_1})
configure_file(${SERIATIM_PACKAGING}/seriatim.1.in ${PROJECT_BINARY_DIR}/seriatim.1 @ONLY)

if(TARGET seriatim)
    install(TARGETS seriatim RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(FILES ${PROJECT_BINARY_DIR}/seriatim.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${SERIATIM_PACKAGING}/${SERIATIM_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${SERIATIM_PACKAGING}/${SERIATIM_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${SERIATIM_PACKAGING}/${SERIATIM_ID}.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/seriatim.svg RENAME ${SERIATIM_ID}.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
foreach(SIZE 16 24 32 48 64 128 256)
    install(FILES ${SERIATIM_PACKAGING}/icons/${SIZE}.png RENAME ${SERIATIM_ID}.png
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${SIZE}x${SIZE}/apps)
endforeach()
install(FILES README.md CHANGELOG.md core/log/FORMAT.md core/log/check_log.py DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME seriatim)
set(CPACK_PACKAGE_VENDOR "The Seriatim authors")
set(CPACK_PACKAGE_CONTACT "The Seriatim authors <authors@seriatim.invalid>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-psql, libqt6svg6") # Plugins, which no library dependency tells of.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "documents whose numbers are all accounted for
 Seriatim issues invoices, credit memos, purchase orders, quotations and
 delivery notes. No number of a series is skipped and none is given twice, and
 an auditor can see what became of each.")
include(CPack)
